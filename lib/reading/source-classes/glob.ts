/** Whether a path is one that a pattern is of, or below it. */
export type PathTest = (path: string) => boolean;

/**
 * A pattern of paths: a star is any characters, a last `$` the end; without it, what is below is meant as well, so that
 * "/blog" is "/blog/a" and not "/blogger". Its pieces are looked for one after the other, each as early as it may stand:
 * time grows with the path, whatever the pattern.
 */
export function compileGlob(pattern: string): PathTest {
  const isWhole = pattern.endsWith("$");
  const [first = "", ...rest] = (isWhole ? pattern.slice(0, -1).replace(/\/$/, "") : pattern).split("*");
  const last = rest.pop();
  const isEnd = (path: string, at: number) => at === path.length || (!isWhole && path[at] === "/");

  return (path) => {
    if (!path.startsWith(first)) return false;
    if (last === undefined) return isEnd(path, first.length);
    let at = first.length;
    for (const piece of rest) {
      const found = path.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    if (last === "") return true;
    if (isWhole) return path.length - last.length >= at && path.endsWith(last);
    for (let found = path.indexOf(last, at); found >= 0; found = path.indexOf(last, found + 1))
      if (isEnd(path, found + last.length)) return true;
    return false;
  };
}
