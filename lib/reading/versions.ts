import { z } from "zod";
import type { Origin } from "@/lib/domain/answers/answer-origin";
import { CITATIONS_VERSION } from "./citations";
import { ENDING_VERSION } from "./ending";
import { LINE_VERSION } from "./imported/read-imported";
import { SEARCHES_VERSION } from "./searches";
import { SOURCES_VERSION } from "./sources";
import { TEXT_VERSION } from "./text";
import { TOKENS_VERSION } from "./tokens";
import { WORDS_VERSION } from "./search-words";

/**
 * What a reply is read in: later stages stand on earlier ones. Of an imported answer the line stands for the reply and
 * what is read of it alone. Mentions and classes of sources will follow.
 */
export const STAGES = [
  "text",
  "citations",
  "sources",
  "searches",
  "tokens",
  "ending",
  "words",
  "line",
] as const;
export type Stage = (typeof STAGES)[number];

/** The stages that can begin at what is stored of an answer, where its raw reply is gone. */
export const STAGES_OF_STORED: readonly Stage[] = ["sources", "words"];

/** Which version of each stage made an answer; an absent stage had none yet. Kept with the answer. */
export const readingVersionsSchema = z.partialRecord(z.enum(STAGES), z.int().nonnegative());
export type ReadingVersions = z.infer<typeof readingVersionsSchema>;

/** The versions of this code, of all stages. */
export const READING_VERSIONS: Readonly<Record<Stage, number>> = {
  text: TEXT_VERSION,
  citations: CITATIONS_VERSION,
  sources: SOURCES_VERSION,
  searches: SEARCHES_VERSION,
  tokens: TOKENS_VERSION,
  ending: ENDING_VERSION,
  words: WORDS_VERSION,
  line: LINE_VERSION,
};

/** What an answer goes through, by where it comes from. */
export const STAGES_OF: Readonly<Record<Origin, readonly Stage[]>> = {
  collected: ["text", "citations", "sources", "searches", "tokens", "ending", "words"],
  imported: ["line", "sources", "searches", "words"],
};
