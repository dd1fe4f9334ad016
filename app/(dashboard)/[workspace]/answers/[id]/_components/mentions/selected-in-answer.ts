/** What of the answer's text was selected last, and what is read before it. */
export interface Selected {
  text: string;
  before: string;
}

const BEFORE_MAX = 400;

/** What is selected of the answer now; null where nothing of it is. */
export function selectedInAnswer(): Selected | null {
  const selection = window.getSelection();
  const article = document.querySelector("article[aria-label=Answer]");
  if (!selection || selection.rangeCount === 0 || !article) return null;
  const range = selection.getRangeAt(0);
  const text = range.toString().trim();
  if (text === "" || !article.contains(range.commonAncestorContainer)) return null;
  const before = document.createRange();
  before.setStart(article, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return { text, before: before.toString().slice(-BEFORE_MAX) };
}
