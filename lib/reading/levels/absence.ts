/** Raised when these rules call something else absent. */
export const ABSENCE_VERSION = 1;

/** What a sentence says before and after a name, as far as it is one statement with it. */
export interface Around {
  before: string;
  after: string;
}

interface Rule {
  id: string;
  holds: (around: Around) => boolean;
}

const NOT = String.raw`(?:(?:am|['’]m|is|are|was|were) not able to|could(?:n['’]t| not)|can(?:['’]t| ?not)|(?:was|were)(?:n['’]t| not) able to|(?:am|['’]m|is|are|was|were) unable to|(?:have|has)(?:n['’]t| not)(?: been able to)?|did(?:n['’]t| not)|do(?:es)?(?:n['’]t| not)|will not|won['’]t|failed to)`;
const FACTS = String.raw`(?:information|info|data|details?|records?|results?|reviews?|mentions?|evidence|proof|trace|listings?|entry|entries|sources?|website|knowledge|anything|match(?:es)?|product|brand|company|figures|coverage)`;
const ABOUT = String.raw`(?:about|on|of|for|regarding|concerning|that|whether|called|named|mentioning|from|to)`;
/** Up to a name: articles, quotes and what kind of thing it is. */
const NAMING = String.raw`(?: (?:a|an|the|any))?(?: (?:brand|company|product|tool|service|firm|app)(?: (?:called|named))?)?\s*["“'‘(]*$`;

const pattern = (source: string): RegExp => new RegExp(source, "iu");

const NOT_FOUND = pattern(
  String.raw`\b${NOT} (?:\w+ )?(?:find|found|locate|verify|confirm|identify|see|seen|seem|come across|came across|dig up|turn up|retrieve|recogni[sz]e|cover|include|contain|have|provide|know)(?: that| to be| whether)?(?: access to)?(?: (?:any|a|an|the|much|specific|reliable|public|credible|detailed|further|recent|independent|[a-z]+ly) ?)*(?: ?${FACTS}(?: (?:\w+ ){0,3}?${ABOUT})?)?${NAMING}`,
);
const NOTHING_ABOUT = pattern(
  String.raw`\b(?:no|nothing|little|neither|without)(?: (?!(?:need|difference|doubt|other|complaints?|deals?|fault|app)\b)[\w-]+){0,4}?(?: ?\b${FACTS})?(?: (?:were|was|have been|is|are) (?:found|available|returned))?(?: in [\w ]{1,30}| online)? (?:about|on|regarding|concerning|mentioning|called|named)${NAMING}`,
);
const NO_FACTS_OF = pattern(String.raw`\bno(?: \w+){0,2} ${FACTS}(?: \w+){0,2} ${ABOUT}${NAMING}`);
const NOBODY_MENTIONS = pattern(
  String.raw`\b(?:no|none|neither|nobody)\b[^.;]{0,80}\b(?:mentions?|lists?|covers?|includes?|carry|carries|stocks?|references?)${NAMING}`,
);
const UNKNOWN_TO_ME = pattern(
  String.raw`\b(?:not familiar with|unfamiliar with|unaware of|not aware of|do(?:n['’]t| not) recogni[sz]e)(?: any)?${NAMING}`,
);
const UNCLEAR = pattern(String.raw`\b(?:unclear|not clear|unsure|uncertain) (?:whether|if)${NAMING}`);
const FACTS_ABOUT = pattern(String.raw`\b${FACTS} (?:about|on|for|regarding|concerning)${NAMING}`);

const ARE_MISSING =
  /^["”'’)]*\s+(?:is|are|was|were)(?: currently| still| very| quite| extremely)* (?:not (?:publicly )?available|unavailable|scarce|missing|lacking|limited|sparse)/iu;
const IS_NOT_THERE =
  /^["”'’)]*\s+(?:is|was|are|were)(?:n['’]t| not| currently not| not currently| no longer)(?: yet| currently)? (?:been launched |yet )?(?:available|listed|sold|found|offered|stocked|carried|mentioned|included|supported|launched|something i|a (?:company|brand|product|name) i)\b/iu;
const IS_GONE =
  /^["”'’)]*\s+(?:(?:is|was)(?: currently| now)? (?:unavailable|out of stock|missing from|discontinued|fictional|defunct)|has been discontinued|(?:may|might|could|appears to|seems to) be (?:fictional|fictitious|made up|defunct)|went out of business|closed (?:its doors|down)|(?:has )?left the [\w ]{1,20}market|(?:is|was) (?:sold out|defunct)|(?:can(?:not|['’]t)) be (?:bought|purchased|ordered|found)|has(?:n['’]t| not)(?: yet)? (?:been )?(?:launched|appeared)|(?:has |have )?(?:ceased|shut down)|could(?:n['’]t| not) be (?:verified|found|confirmed|located)|has no (?:online|web|public) (?:presence|listing|information|record)|(?:does(?:n['’]t| not)|did(?:n['’]t| not)) (?:seem to |appear to )?(?:exist|appear|come up|show up|turn up|operate in|ship to|deliver to|serve|ring a bell))/iu;

/** "Acme: no information found", in an item or a row. */
const SAID_TO_BE_MISSING =
  /^["”'’)*]*\s*[:–—-]\s*(?:i (?:could(?:n['’]t| not)|was unable to) find|no (?:information|data|details|results|reviews|listing|record)|not (?:found|available)|nothing found|n\/a\b)/iu;

/** "if you can't find it …": what might be is no finding. */
const IF = /\b(?:if|unless|when|in case|before)\b[^,;]*$/iu;

/** In this order; the first that holds is named. */
const RULES: readonly Rule[] = [
  { id: "not-found", holds: ({ before }) => NOT_FOUND.test(before) },
  { id: "nothing-about", holds: ({ before }) => NOTHING_ABOUT.test(before) || NO_FACTS_OF.test(before) },
  { id: "nobody-mentions", holds: ({ before }) => NOBODY_MENTIONS.test(before) },
  { id: "unknown", holds: ({ before }) => UNKNOWN_TO_ME.test(before) || UNCLEAR.test(before) },
  { id: "facts-missing", holds: ({ before, after }) => FACTS_ABOUT.test(before) && ARE_MISSING.test(after) },
  { id: "not-there", holds: ({ after }) => IS_NOT_THERE.test(after) },
  { id: "said-missing", holds: ({ after }) => SAID_TO_BE_MISSING.test(after) },
  { id: "gone", holds: ({ after }) => IS_GONE.test(after) },
];

/** The rule by which a sentence says that nothing was found of what it names, or that it is not to be had; or null. */
export const absenceOf = (around: Around): string | null =>
  IF.test(around.before) && !UNCLEAR.test(around.before)
    ? null
    : (RULES.find(({ holds }) => holds(around))?.id ?? null);
