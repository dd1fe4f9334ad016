/** Fences that are closed, or spans between backticks within one line. What is never closed is no code. */
const CODE =
  /^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?\n)? {0,3}\1[`~]*[ \t]*$|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)/gm;

/** A Markdown text with its code blanked out, every other character at its place. */
export const blankCode = (markdown: string): string =>
  markdown.replace(CODE, (code) => code.replace(/[^\n]/g, " "));
