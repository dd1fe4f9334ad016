/** A line of a model's list, its marks of lists, headings and tables taken off. */
export type Line =
  | { kind: "blank" }
  | { kind: "heading"; words: string }
  | { kind: "item"; words: string; indent: number; isBold: boolean }
  | { kind: "row"; cells: string[] }
  /** Between the head of a table and its rows. */
  | { kind: "rule" }
  | { kind: "text"; words: string; indent: number; isBold: boolean };

/** Of a line that is longer, the beginning is read: it is far beyond what can be asked. */
const MOST_CHARS = 4000;

const BLANK: Line = { kind: "blank" };

/** "- ", "* [ ] ", "1. ", "(2) ", "a) ", "Q3: ", "Question 4. " */
const MARKER =
  /^(?:[-*+•‣▪◦●○–—·]\s+(?:\[[ xX]\]\s+)?|\(?\d{1,3}[.)、.](?=\s|[^\d\s])\s*|\(?[a-zA-Z][.)]\s+|(?:Q|Question|Frage|Pregunta)\s*\d{1,3}\s*[.:)]\s*)/iu;

/** "**1.** " and the like. */
const BOLD_MARKER = /^(\*\*|__)\s*(\(?\d{1,3}[.)]|Q\d{1,3}[.:)])\s*\1\s*/iu;

/** Reads one line, whatever stands around it. */
export function toLine(raw: string): Line {
  const line = raw
    .slice(0, MOST_CHARS)
    .replaceAll("\t", "    ")
    .replace(/^\uFEFF?(?:\s*>)+ ?/u, "");
  const words = line.trim();
  if (words === "" || /^(?:```|~~~)/.test(words) || /^(?:(?:[-*_]\s*){3,}|[[\]{}(),]+)$/.test(words))
    return BLANK;
  const heading = /^#{1,6}\s+(.*)$/.exec(words)?.[1];
  if (heading !== undefined) return { kind: "heading", words: withoutMarkers(heading.replace(/\s*#+$/, "")) };
  if (/^[|:\-\s]+$/.test(words) && words.includes("|") && words.includes("-")) return { kind: "rule" };
  if (words.startsWith("|")) return { kind: "row", cells: cellsOf(words) };
  const indent = line.length - line.trimStart().length;
  const inBold = boldOf(words);
  const unmarked = withoutMarkers(inBold ?? words);
  const isItem = unmarked !== (inBold ?? words);
  const isBold = inBold !== null || boldOf(unmarked) !== null;
  return { kind: isItem ? "item" : "text", words: unmarked, indent, isBold };
}

/** What a line has in bold, where that is the whole of it. */
const boldOf = (words: string): string | null =>
  /^(\*\*|__)((?:(?!\*\*|__).)+)\1:?$/u.exec(words)?.[2]?.trim() ?? null;

/** Marks may stand behind each other: "- 1. ". */
function withoutMarkers(words: string): string {
  let rest = words;
  for (let times = 0; times < 3; times += 1) {
    const unmarked = rest.replace(BOLD_MARKER, "").replace(MARKER, "");
    if (unmarked === rest || unmarked.trim() === "") break;
    rest = unmarked;
  }
  return rest.trim();
}

const cellsOf = (row: string): string[] =>
  row
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => plainWords(withoutMarkers(cell.trim())));

/** Whether words end as a question does, in any script. */
export const isQuestion = (words: string): boolean =>
  /(?:[?？؟⁇⁈]|か[。．]?|\p{Script=Greek}[;\u037E])["'”’»*_)\]]*$/u.test(plainWords(words));

/** "**Comfort:** Which shoes?" as a topic and what is asked of it; a question that something follows is itself the rest. */
export function splitLead(words: string): { lead: string | null; rest: string } {
  const bold = /^(\*\*|__)((?:(?!\*\*|__).){1,200})\1\s*([:：–—-]?)\s*(\S.*)$/u.exec(words);
  const [, , lead = "", sign = "", rest = ""] = bold ?? [];
  if (!bold) return { lead: null, rest: words };
  if (isQuestion(lead)) return { lead: null, rest: lead };
  return sign !== "" || /[:：]\s*$/u.test(lead) ? { lead, rest } : { lead: null, rest: words };
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["“", "”"],
  ["„", "“"],
  ["„", "”"],
  ["«", "»"],
  ["»", "«"],
  ["‘", "’"],
  ["'", "'"],
  ["「", "」"],
  ["『", "』"],
];

/** Words on one line without marks of emphasis, links, citations and quotation, and without what explains a question. */
export function plainWords(raw: string): string {
  const flat = raw
    .replace(/<br\s*\/?>/gi, " ")
    .replace(/\(\[[^\]]*\]\([^()\s]*\)\)/g, "")
    .replace(/!?\[([^\]]*)\]\([^()\s]*\)/g, "$1")
    .replace(/(?<!\\)\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)|`/g, "")
    .replace(/(?<![\\\w*])([*_])(?=\S)([^*_]+)(?<=\S)\1(?![\w*])/g, "$2")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\s+/gu, " ")
    .trim();
  const cited = flat.replace(/(?:\s*\[\d{1,3}(?:, ?\d{1,3})*\])+$/, "");
  return unquoted(withoutNote(unquoted(cited)));
}

/** A question without the note after it: "(informational)", "– because …". */
const withoutNote = (words: string): string =>
  /^(.*[?？؟]["”»]?) (?:[-–—] .*|\([^()]*\)|\[[^[\]]*\])$/u.exec(words)?.[1] ?? words;

function unquoted(words: string): string {
  const whole = words.replace(/(?<=["”»']),$/u, "");
  const pair = PAIRS.find(
    ([open, close]) => whole.length > 2 && whole.startsWith(open) && whole.endsWith(close),
  );
  const inside = pair && whole.slice(1, -1);
  // What is quoted at both ends of a sentence is no quotation of the whole.
  if (!pair || !inside || inside.includes(pair[0]) || inside.includes(pair[1])) return whole;
  return inside.trim();
}
