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
