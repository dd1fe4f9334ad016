import { isGenericHead } from "./generic-words";
import { bare, type Written } from "./name-words";

/** Where a word has its capital because something begins there. */
export const BEGINS = /(?:^|[.:;!?•|)"”])[^\p{L}\p{N}]*$/u;

/** "Amazon, Best Buy, Target and Walmart": who stands among names is one, though its words be plain. By where they begin. */
export function listsIn(sentence: string, names: readonly Written[]): ReadonlySet<number> {
  const places = new Set<number>();
  let run: Written[] = [];
  const close = () => {
    const own = run.filter(({ found }) => !found.split(" ").every((word) => isGenericHead(bare(word))));
    if (run.length >= 3 && own.length * 2 >= run.length) run.forEach(({ index }) => places.add(index));
    run = [];
  };
  for (const one of names) {
    const last = run.at(-1);
    const between = last ? sentence.slice(last.index + last.found.length, one.index) : "";
    if (last && !/^(?:, (?:and |or )?| and | or )$/u.test(between)) close();
    if (!BEGINS.test(sentence.slice(0, one.index))) run.push(one);
    else close();
  }
  close();
  return places;
}
