import type { Nodes } from "mdast";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import type {} from "remark-parse";
import type { Processor } from "unified";

/**
 * The Markdown that answers are read as: CommonMark with tables and `~~strikethrough~~`, without what takes words away
 * or puts others in their place. Reference definitions turn "[1][2]" into one link to the second address and vanish
 * themselves; footnotes and task lists vanish in part; one tilde is "about" ("10~20 km"); addresses in running text are
 * found by `linkAddresses`, since the usual extension takes whatever follows them without a space.
 */
export function answerDialect(this: Processor): (tree: Nodes) => void {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    gfmTable(),
    gfmStrikethrough({ singleTilde: false }),
    { disable: { null: ["definition"] } },
  ];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    gfmTableFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
  ];
  return widenTables;
}

/** A table is as wide as its widest row: cells beyond its head would be left out. */
function widenTables(node: Nodes): void {
  if (node.type === "table") {
    const widest = Math.max(...node.children.map((row) => row.children.length));
    const align = node.align ?? [];
    node.align = [...align, ...Array.from({ length: Math.max(0, widest - align.length) }, () => null)];
  }
  if ("children" in node) for (const child of node.children) widenTables(child);
}
