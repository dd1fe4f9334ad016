/** What the overview's figures are, in the words of "how this is counted" and of a report's appendix. */
export const FIGURE_DEFINITIONS = {
  Presence: "Of the answers, the share that names the brand at least once in its visible text.",
  "Since before":
    "Presence now less presence in the period before, in percentage points. It is called a move only where a test of all brands' presence and citation rates together leaves at most 5 % false ones (Benjamini and Hochberg); all else is within noise.",
  "Citation rate": "Of the answers, the share that cites one of the brand's domains at least once.",
  "Share of voice":
    "Answers that name the brand, of all namings of a tracked brand by an answer. An answer that names three brands counts once for each; controls count nowhere.",
  "Top pick":
    "Of the answers of which it is told how far they recommend whom (English ones), the share that puts the brand first: first of an ordered list, or called the best.",
} as const;

/** What differences to the days of a baseline are. */
export const BASELINE_DEFINITIONS = {
  "Since the baseline":
    "A figure now less the same of the baseline's days, in percentage points, as against the period before: the families of both where there are ten, otherwise each side's own interval. A move is what a test of all these figures of all brands together leaves at most 5 % false (Benjamini and Hochberg), as where both are side by side.",
} as const;

/** What figures of sources are. */
export const SOURCE_DEFINITIONS = {
  Prevalence:
    "Of the answers that were given with a search, the share that cites the domain or source at least once. An answer that cites it twice counts once; answers without a search count nowhere.",
  "New and lost":
    "Prevalence now less prevalence in as many days before. It is called a move only where a test over all domains together leaves at most 5 % false ones (Benjamini and Hochberg).",
  Overlap:
    "Of the domains that either of two engines cites, the share that both do (Jaccard). All answers of the filters, of every engine; an engine with more answers cites more domains, so that the overlap of unequal ones is smaller than that of equal ones would be.",
} as const;

/** What the figures of one brand are. */
export const BRAND_DEFINITIONS = {
  Presence: FIGURE_DEFINITIONS.Presence,
  "Citation rate": FIGURE_DEFINITIONS["Citation rate"],
  "Share of voice": FIGURE_DEFINITIONS["Share of voice"],
  "Top pick": FIGURE_DEFINITIONS["Top pick"],
  Shortlisted:
    "Of the answers of which it is told how far they recommend whom (English ones), the share in which a list item, a table row or a heading is about the brand, or that puts it first.",
  "List rank":
    "The number of the list item that names the brand first, mean over the answers with such an item.",
  Portrayal:
    "How the sentences that mention the brand speak of it, from −1, blamed, to 1, praised, by a list of words with what denies, strengthens or weakens them. An answer praises or blames from .25 on, the mean of its mentions.",
} as const;

/** What is between two sides. */
export const DIFFERENCE_DEFINITIONS = {
  "Higher or lower":
    "Only where a test of all brands' figures on this page together leaves at most 5 % false ones (Benjamini and Hochberg); all else is within noise.",
} as const;

/** What a study says besides its effect. */
export const STUDY_DEFINITIONS = {
  Placebo:
    "The same between the first and the second half of the time before, when nothing had been done yet. If that is beyond noise (p below .05) the two sides can't be compared, and there is no verdict.",
} as const;

/** What figures of gaps are; the own brand as its name may be shown. */
export const gapDefinitions = (own: string) => ({
  gap: `Answers that cite it, name at least one competitor and do not name ${own}. The list begins with what has most of them: that is the evidence. An answer that cites it twice counts once; citations of which only a redirect is known are no domain's.`,
  naming: `Of the answers that cite it, the share that names ${own}. The rest is a gap where a competitor is named, and nothing where nobody is.`,
});
