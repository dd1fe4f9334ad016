import { countChars } from "@/lib/domain/text/characters";
import { LIMITS } from "@/lib/api-contract/limits";
import { foldWords, type AskedQuestion, type QuestionProblem } from "@/lib/domain/library/question-ask";

/** What somebody has decided of an answer's questions, by their places. */
export interface Review {
  chosen: readonly number[];
  /** Wordings that were changed. */
  words: Readonly<Record<number, string>>;
}

export interface Reviewed extends AskedQuestion {
  place: number;
  /** Why it can't be added as it stands; null where it can. */
  refusal: string | null;
  isChosen: boolean;
}

export const PROBLEM_WORDS: Record<QuestionProblem, string> = {
  too_long: `over ${LIMITS.promptChars} characters`,
  no_question: "no question mark",
  beside_list: "said beside the list",
  hidden_characters: "has hidden characters",
};

/** What is chosen before anybody has: what is a question, fits, and is not in the set. */
export const firstReview = (questions: readonly AskedQuestion[]): Review => ({
  chosen: questions.flatMap(({ problem, isInSet }, place) => (problem === null && !isInSet ? [place] : [])),
  words: {},
});

function refusalOf({ words, isInSet }: AskedQuestion, typed: string): string | null {
  if (typed.trim() === "") return "Write the question.";
  if (countChars(typed.trim()) > LIMITS.promptChars) return `At most ${LIMITS.promptChars} characters.`;
  return isInSet && foldWords(typed) === foldWords(words) ? "In the set." : null;
}

/** The questions as they stand in a review. */
export const reviewed = (questions: readonly AskedQuestion[], review: Review): Reviewed[] =>
  questions.map((question, place) => {
    const words = review.words[place] ?? question.words;
    const refusal = refusalOf(question, words);
    return {
      ...question,
      place,
      words,
      refusal,
      isChosen: refusal === null && review.chosen.includes(place),
    };
  });

/** A review that the browser kept; null where it is none of so many questions. */
export function readReview(text: string, count: number): Review | null {
  try {
    const { chosen, words }: { chosen?: unknown; words?: unknown } = { ...Object(JSON.parse(text)) };
    if (!Array.isArray(chosen) || typeof words !== "object" || words === null) return null;
    const isPlace = (place: unknown): place is number =>
      typeof place === "number" && Number.isInteger(place) && place >= 0 && place < count;
    return {
      chosen: chosen.filter(isPlace),
      words: Object.fromEntries(
        Object.entries(words).flatMap(([place, typed]: [string, unknown]) =>
          isPlace(Number(place)) && typeof typed === "string" ? [[Number(place), typed]] : [],
        ),
      ),
    };
  } catch {
    return null;
  }
}
