import { blankCode } from "./code-spans";

/*
 * Some models write their reasoning into the answer, between tags. It comes first; servers that cut the opening tag off
 * with the prompt leave the closing one alone, and a limit leaves the opening one alone. A tag that is quoted in code,
 * or stands within a line, belongs to the answer.
 */

const TAG = /<(\/?)(?:think|thinking|thought)[ \t]*>|\[(\/?)THINK\]/gi;

interface Tag {
  closes: boolean;
  from: number;
  to: number;
  /** Whether it stands at the beginning or the end of a line. */
  atEdge: boolean;
}

function tagsIn(text: string, seen: string): Tag[] {
  return [...seen.matchAll(TAG)].map(({ 0: tag, 1: slash, 2: other, index: from }) => {
    const to = from + tag.length;
    const atEdge = /(^|\n)[ \t]*$/.test(text.slice(0, from)) || /^[ \t]*(\n|$)/.test(text.slice(to));
    return { closes: (slash ?? other) === "/", from, to, atEdge };
  });
}

/** Takes the reasoning out of a text. `cut` says that a limit ended it, which may have been before the reasoning did. */
export function splitThoughts(
  text: string,
  { cut }: { cut: boolean },
): { reasoning: readonly string[]; text: string } {
  const tags = tagsIn(text, blankCode(text));
  const [first] = tags;
  const thoughts: string[] = [];
  let taken = 0;
  if (first?.closes && first.atEdge) {
    thoughts.push(text.slice(0, first.from));
    taken = first.to;
  }
  // A model may think again before it answers.
  for (;;) {
    const opening = tags.find(({ from }) => from >= taken);
    if (!opening || opening.closes || text.slice(taken, opening.from).trim() !== "") break;
    const closing = closingAfter(opening, tags, text);
    if (!closing && !cut) break;
    thoughts.push(text.slice(opening.to, closing?.from));
    taken = closing?.to ?? text.length;
  }
  return {
    reasoning: thoughts.map((thought) => thought.trim()).filter((thought) => thought !== ""),
    text: taken === 0 ? text : text.slice(taken).trimStart(),
  };
}

/** Code that the reasoning begins and never closes may seem to reach into the answer, over the tag that ends it. */
function closingAfter(opening: Tag, tags: readonly Tag[], text: string): Tag | undefined {
  const after = ({ closes, from }: Tag) => closes && from > opening.from;
  return tags.find(after) ?? tagsIn(text, text).find((tag) => after(tag) && tag.atEdge);
}
