import type { TreeNode } from "./tree";

const LANGUAGE = "language-";
const NUMBER = /^(\d{1,9})[.)]/;

/** What a fence says beside its opening ("python title=…"): in the class and the data of its code. */
function fenceInfo(code: TreeNode | undefined): string {
  const names = code?.properties?.["className"];
  const language = Array.isArray(names)
    ? names.map(String).find((name) => name.startsWith(LANGUAGE))
    : undefined;
  const { data } = code ?? {};
  const meta = typeof data === "object" && data !== null && "meta" in data ? String(data.meta ?? "") : "";
  return [language?.slice(LANGUAGE.length) ?? "", meta].filter(Boolean).join(" ");
}

/**
 * Puts into the tree what HTML shows of no element: raw HTML as the text it is, what a fence says of its code, and a
 * link's or an image's title.
 */
export function keepWords(tree: TreeNode): void {
  if (tree.type === "raw") tree.type = "text";
  tree.children = tree.children?.flatMap((child) => {
    keepWords(child);
    const title = child.properties?.["title"];
    if (child.tagName === "a" && typeof title === "string")
      return [child, { type: "text", value: ` (${title})` }];
    const info = child.tagName === "pre" ? fenceInfo(child.children?.[0]) : "";
    return info === "" ? [child] : [label(info), child];
  });
}

const label = (info: string): TreeNode => ({
  type: "element",
  tagName: "p",
  properties: {},
  children: [{ type: "element", tagName: "samp", properties: {}, children: [{ type: "text", value: info }] }],
});

/** Numbers each item of an ordered list as its source does; HTML would count on from the first. */
export function keepListNumbers(tree: TreeNode, source: string): void {
  const at = tree.position?.start.offset;
  if (tree.tagName === "li" && at !== undefined) {
    const number = NUMBER.exec(source.slice(at, at + 10))?.[1];
    if (number !== undefined) tree.properties = { ...tree.properties, value: Number(number) };
  }
  for (const child of tree.children ?? []) keepListNumbers(child, source);
}
