import { isGeneric } from "./generic-words";
import { bare, TITLE_WORDS, type Written } from "./name-words";

/** "MacBook": what follows a brand's name as often as it leads one is a line of its products. By a name's first word. */
export function productLines(texts: readonly (readonly Written[])[]): (name: string) => boolean {
  const [leads, follows] = [new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const names of texts)
    for (const { found } of names) {
      const words = found.split(" ").map(bare);
      const lead = words.findIndex((word) => !isGeneric(word));
      if (lead === -1) continue;
      count(leads, words[lead] ?? "");
      words.slice(lead + 1, lead + 1 + TITLE_WORDS).forEach((word) => count(follows, word));
    }
  return (name) => {
    const first = bare(name.split(" ")[0] ?? "");
    const following = follows.get(first) ?? 0;
    return following > 0 && following >= (leads.get(first) ?? 0);
  };
}
