import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";

/**
 * The Markdown that answers are read as, on screen and by what finds mentions: CommonMark with tables and
 * `~~strikethrough~~`, without what takes words away or puts others in their place. Reference definitions turn "[1][2]"
 * into one link to the second address and vanish themselves; footnotes and task lists vanish in part; one tilde is
 * "about" ("10~20 km").
 */
export const ANSWER_SYNTAX = [
  gfmTable(),
  gfmStrikethrough({ singleTilde: false }),
  { disable: { null: ["definition"] } },
];
