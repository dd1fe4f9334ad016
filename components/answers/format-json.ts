const STRING_OR_SIGN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const INDENT = "  ";

/**
 * A JSON text with line breaks and indentation, every token as it is written: numbers keep their digits and strings
 * their escapes, which parsing and printing again would change. Null for what is not JSON.
 */
export function formatJson(text: string): string | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const tokens = text.match(STRING_OR_SIGN) ?? [];
  let depth = 0;
  let out = "";
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    const opened = before === "{" || before === "[";
    if (token === "}" || token === "]") {
      depth -= 1;
      out += opened ? token : `\n${INDENT.repeat(depth)}${token}`;
      return;
    }
    if (before !== undefined && (opened || before === ",")) out += `\n${INDENT.repeat(depth)}`;
    out += token === ":" ? ": " : token;
    if (token === "{" || token === "[") depth += 1;
  });
  return out;
}
