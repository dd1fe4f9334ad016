import { z } from "zod";
import { CITATIONS_VERSION } from "./citations";
import { ENDING_VERSION } from "./ending";
import { SEARCHES_VERSION } from "./searches";
import { SOURCES_VERSION } from "./sources";
import { TEXT_VERSION } from "./text";
import { TOKENS_VERSION } from "./tokens";

/** What a reply is read in: later stages stand on earlier ones. Mentions and classes of sources will follow. */
export const STAGES = ["text", "citations", "sources", "searches", "tokens", "ending"] as const;
export type Stage = (typeof STAGES)[number];

/** The stages that can begin at what is stored of an answer, where its raw reply is gone. */
export const STAGES_OF_STORED: readonly Stage[] = ["sources"];

/** Which version of each stage made an answer; an absent stage had none yet. Kept with the answer. */
export const readingVersionsSchema = z.partialRecord(z.enum(STAGES), z.int().nonnegative());
export type ReadingVersions = z.infer<typeof readingVersionsSchema>;

/** The versions of this code. */
export const READING_VERSIONS: Readonly<Record<Stage, number>> = {
  text: TEXT_VERSION,
  citations: CITATIONS_VERSION,
  sources: SOURCES_VERSION,
  searches: SEARCHES_VERSION,
  tokens: TOKENS_VERSION,
  ending: ENDING_VERSION,
};
