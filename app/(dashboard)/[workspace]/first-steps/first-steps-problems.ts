import { LIMITS } from "@/lib/api-contract/limits";
import { FIRST_STEPS_LIMITS } from "@/lib/domain/library/first-steps-limits";
import { LIBRARY_LIMITS } from "@/lib/domain/library/library-limits";
import { countChars } from "@/lib/domain/text/characters";
import { shorten } from "@/lib/format/text";
import type { SendFailure } from "../compose/_components/use-send";
import { linesOf, type ReviewedFamily } from "./first-steps-values";

/** What is wrong with a family as it is typed; null where it can be sent. Nothing is said of one that is left out. */
export function familyProblem({ isChosen, name, questions }: ReviewedFamily): string | null {
  if (!isChosen) return null;
  const lines = linesOf(questions);
  if (name.trim() === "") return "Give the family a name.";
  if (countChars(name.trim()) > LIBRARY_LIMITS.familyNameChars)
    return `Its name has at most ${LIBRARY_LIMITS.familyNameChars} characters.`;
  if (lines.length === 0) return "Write a question, or leave the family out.";
  if (lines.length > FIRST_STEPS_LIMITS.wordings)
    return `At most ${FIRST_STEPS_LIMITS.wordings} questions a family; this has ${lines.length}.`;
  const long = lines.find((line) => countChars(line) > LIMITS.promptChars);
  return long === undefined
    ? null
    : `A question has at most ${LIMITS.promptChars} characters; “${shorten(long, 40)}” has ${countChars(long)}.`;
}

/** What the server said of a part of the review, each line by its number; undefined where it said nothing. */
export function saidOf(failure: SendFailure | null, part: string): string | undefined {
  const said = Object.entries(failure?.fields ?? {}).flatMap(([field, message]) => {
    if (field === part) return [message];
    if (!field.startsWith(part) || !/^[.[]/.test(field.slice(part.length))) return [];
    const [, place] = /^\[(\d+)\]/.exec(field.slice(part.length)) ?? [];
    return [place === undefined ? message : `Line ${Number(place) + 1}: ${message}`];
  });
  const all = [...said, ...(failure?.invalid[part] ?? [])];
  return all.length > 0 ? all.join(" ") : undefined;
}
