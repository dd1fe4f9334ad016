import type { Around } from "./absence";

const pattern = (source: string): RegExp => new RegExp(source, "iu");

const TOP = String.raw`(?:(?:very |absolute |single |all-round )?best|(?:top|first|number[- ]one|no\. ?1|#1) (?:choice|pick|recommendation|option)|winner|gold standard|favou?rite|top-rated|highest-rated|number one|(?:strongest|standout|leading|safest|smartest) (?:choice|option|pick|recommendation)|first choice|standout|way to go|one to beat)`;
/** Best in some respect, or one of several, is no top pick. */
const LIMITED = String.raw`(?![\w -]{0,12}(?:known|selling|value|budget|way|price|of the best-known|cheap|second)\b)`;
/** A model or a kind of thing that is named after the brand. */
const MODEL = String.raw`["”'’)]*(?: [\p{Lu}\d][\w'’+-]*){0,3}(?:['’]s)?`;
const ADVERBS = String.raw`(?: (?:still|simply|clearly|overall|currently|easily|definitely|hands down|by far|arguably|probably|widely|generally|often|regarded as|considered|rated|seen as|ranked|to be)){0,4}`;

/** "X is the best …", "X remains our top pick", "X comes out on top". */
const SAYS_SO_AFTER = pattern(
  String.raw`^${MODEL}(?: [a-z]+)?(?:\s*\([^)]{0,40}\))?(?:,[^,]{0,60},)? (?:is|remains|stays|makes|was named|would be)${ADVERBS} (?:the|our|my|their|reviewers['’]|everyone['’]s)(?: (?:clear|overall|undisputed|obvious|personal)){0,2} ${TOP}\b${LIMITED}`,
);
const COMES_FIRST = pattern(
  String.raw`^${MODEL} (?:comes out on top|(?:came|comes) (?:in )?(?:first|top)|stands above the (?:rest|others)|is unbeatable|(?:clearly )?beats the (?:rest|others)|takes (?:the )?(?:first place|top spot|crown|lead)|tops (?:the|our|most|every)|ranks first|is ranked first|leads (?:our|the) ranking|wins(?: overall)?\s*[.!]?$)`,
);
const LABEL_AFTER =
  /^["”')]*(?: [\p{Lu}\d][\w'+-]*){0,3}\s*(?:[:–—-]|\()\s*(?:the |our )?(?:best overall|best pizza|overall winner|top pick|winner|editors?['’]s?['’]? choice|best [\w -]{1,24} overall)/iu;

const ARTICLE = String.raw`(?:(?:the|a|an) )?["“'‘]?$`;
/** "Our top pick is X", "The best overall choice is X", "Best overall: X". */
const SAYS_SO_BEFORE = pattern(
  String.raw`\b(?<!(?:not|used to be|never|among|one of) (?:the |our )?)${TOP}${LIMITED}(?: (?!for (?!most)|value|budget)[\w'’-]+){0,5}(?: (?:is|remains|would be|goes to|has to be)|:) (?:still |probably |currently )?${ARTICLE}`,
);
const BEST_LABEL = pattern(
  String.raw`(?:^|[.!?\n] ?)\W*(?:best(?: overall| of all| for most (?:people|users|buyers))?|top pick|(?:overall |clear )?winner|editors?['’]s? choice|editor['’]s pick|our (?:top )?(?:pick|choice)|my (?:top )?pick)\s*[:–—-]+\s*${ARTICLE}`,
);
const YOUR_BEST_BET = pattern(
  String.raw`\b(?:your best bet|the best bet|the one (?:i['’]d|i would) \w+|my pick(?: for [\w ]{1,20})?|the clear winner(?: here)?|our number one|if i could only \w+ one, it) (?:is|would be) ${ARTICLE}`,
);
const RECOMMENDS = pattern(
  String.raw`(?:^|\b(?:i|we|i['’]d|we['’]d|most experts|experts|reviewers)(?: would| generally| usually| personally| most often| highly| strongly| tend to)*) (?:recommend|suggest|pick|choose|favou?r|lean towards|start with|go (?:with|for))(?: going with| starting with)? ${ARTICLE}`,
);
const TELLS_TO = pattern(
  String.raw`(?:^|[:,] )\W*(?:go (?:with|for)|choose|pick|get)(?! (?:only|between)) ${ARTICLE}`,
);
const NOTHING_BEATS = pattern(String.raw`\bnothing (?:beats|comes close to) ${ARTICLE}`);
const RANK_FIRST = pattern(String.raw`\b(?:rank|rate|put|place)s? ${ARTICLE}`);
const FIRST = pattern(String.raw`^${MODEL} (?:first|at the top|number one|highest)\b`);

/** Somebody else's words, another time, a doubt or a denial. */
const NOT_SO_BEFORE =
  /\b(?:not|n['’]t|never|whether|until|used to|once|formerly|no clear|hard to say|some say|claims?|argue)\b[^:]*$/iu;
const NOT_SO_AFTER =
  /\b(?:used to be|claims?|says|is not|isn['’]t|was once|not the|among the|one of (?:the|its)|a second|the runner-up)\b/iu;

interface Rule {
  id: string;
  holds: (around: Around) => boolean;
}

const RULES: readonly Rule[] = [
  { id: "is-the-best", holds: ({ after }) => SAYS_SO_AFTER.test(after) || LABEL_AFTER.test(after) },
  {
    id: "comes-first",
    holds: ({ before, after }) => COMES_FIRST.test(after) || (RANK_FIRST.test(before) && FIRST.test(after)),
  },
  {
    id: "the-best-is",
    holds: ({ before }) =>
      SAYS_SO_BEFORE.test(before) || BEST_LABEL.test(before) || YOUR_BEST_BET.test(before),
  },
  { id: "recommended", holds: ({ before }) => RECOMMENDS.test(before) || TELLS_TO.test(before) },
  { id: "unbeaten", holds: ({ before }) => NOTHING_BEATS.test(before) },
];

/** The rule by which a sentence says that what it names is the best, or what to take; null where it does not. */
export function topPickOf(around: Around, isQuestion: boolean): string | null {
  if (isQuestion || NOT_SO_BEFORE.test(around.before)) return null;
  if (NOT_SO_AFTER.test(around.after.slice(0, 80))) return null;
  return RULES.find(({ holds }) => holds(around))?.id ?? null;
}
