import type { Nodes } from "mdast";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import type {} from "remark-parse";
import type { Processor } from "unified";
import { ANSWER_SYNTAX } from "@/lib/markdown/answer-syntax";

/**
 * Reads Markdown as `ANSWER_SYNTAX` has it. Addresses in running text are found by `linkAddresses`, since the usual
 * extension takes whatever follows them without a space.
 */
export function answerDialect(this: Processor): (tree: Nodes) => void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), ...ANSWER_SYNTAX];
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
