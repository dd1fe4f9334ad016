import { SOURCE_RULE_LIMITS } from "./source-class";

export interface TitlePhrase {
  /** Whether it stands at the beginning. */
  first: boolean;
  /** Folded; null is a number of one to three digits. */
  words: readonly (string | null)[];
}

export type ReadPhrase =
  { is: "phrase"; phrase: TitlePhrase; written: string } | { is: "none"; problem: string };

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a title or of an address's last part, folded, in their order. */
export const titleWords = (text: string): string[] => text.normalize("NFKC").toLowerCase().match(WORD) ?? [];

/** Words that a page may be called by: `how to`, `# best` for "12 best", `^best` for what begins with it. */
export function readPhrase(typed: string): ReadPhrase {
  const text = typed.normalize("NFKC").toLowerCase().trim();
  const first = text.startsWith("^");
  const parts = (first ? text.slice(1) : text).split(/\s+/).filter((part) => part !== "");
  if (first && parts.length === 0) return { is: "none", problem: "Say which words it begins with." };
  if (parts.length > SOURCE_RULE_LIMITS.words)
    return { is: "none", problem: `At most ${SOURCE_RULE_LIMITS.words} words.` };
  const words: (string | null)[] = [];
  for (const part of parts) {
    if (part !== "#" && titleWords(part).join("") !== part)
      return { is: "none", problem: `“${part}” is no word: letters and digits, or # for a number.` };
    words.push(part === "#" ? null : part);
  }
  const written = (first ? "^" : "") + words.map((word) => word ?? "#").join(" ");
  return { is: "phrase", phrase: { first, words }, written };
}

export const isNumberWord = (word: string): boolean => /^\d{1,3}$/.test(word);
