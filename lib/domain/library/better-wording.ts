// Questions that name nobody can't measure anybody. What asks for a list of so many is answered with names: in a public
// study "best X" brought about 0.1 companies an answer, "list the top 5 X" 3.7 (docs/metrics.md).

/** What a question is about, by how it begins; what is left of it is asked for as a list. English alone. */
const ASKS_FOR_THE_BEST = [
  /^(?:what|which|who)(?:['’]s| is| are| would be)\s+(?:the\s+)?(?:best|top|leading|a good|some good|good)\s+(?<what>.+)$/iu,
  /^(?:what|which)\s+(?<what>.+?)\s+(?:is|are|would be)\s+(?:the\s+)?(?:best|top)(?<where>\s.+)?$/iu,
  /^(?:the\s+)?(?:best|top|good)\s+(?<what>.+)$/iu,
  /^(?:can|could) you recommend\s+(?:me\s+)?(?:an?\s+|some\s+|the\s+)?(?:good\s+|best\s+)?(?<what>.+)$/iu,
  /^recommend\s+(?:me\s+)?(?:an?\s+|some\s+|the\s+)?(?:good\s+|best\s+)?(?<what>.+)$/iu,
];

const ONE_OF_ONE = /^(?:five|5|top|list)\b/iu;

/**
 * Another wording of a question whose answers name nobody, by a plain rule: what asks for the best of something asks for
 * a list of five; any other question is asked for names beside what it asks.
 */
export function betterWording(question: string): string {
  const asked = question.trim();
  const plain = asked.replace(/[\s?.!]+$/u, "");
  for (const pattern of ASKS_FOR_THE_BEST) {
    const { what, where = "" } = pattern.exec(plain)?.groups ?? {};
    if (what !== undefined && !ONE_OF_ONE.test(what))
      return `List the five best ${what.trim()}${where.trimEnd()}, with a short reason for each.`;
  }
  const ended = /[?.!]$/u.test(asked) ? asked : `${asked}.`;
  return `${ended} Name five companies or products, with a short reason for each.`;
}
