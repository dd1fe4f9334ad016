/** Models that write their reasoning into the answer do so once, at its beginning, between these tags. */
const THOUGHTS = /^\s*<think>([\s\S]*?)<\/think>\s*/;

/** Takes the reasoning off the beginning of a text. */
export function splitThoughts(text: string): { reasoning: readonly string[]; text: string } {
  const match = THOUGHTS.exec(text);
  if (!match) return { reasoning: [], text };
  const thoughts = match[1]?.trim() ?? "";
  return { reasoning: thoughts === "" ? [] : [thoughts], text: text.slice(match[0].length) };
}
