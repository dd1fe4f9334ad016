import { llmReplySchema, type LlmResult } from "@/lib/api-contract/reply";
import type { Origin } from "@/lib/domain/answers/answer-origin";
import type { AnswerEngine } from "@/lib/domain/engines/engine";
import { parseStorableJson } from "@/lib/domain/text/storable-json";
import { lineFormatSchema } from "./imported/line-format";
import { readImportedLine } from "./imported/read-imported";
import { readReply, type ReadAnswer } from "./read-reply";
import { readSource, type CitedSource } from "./sources";
import { READING_VERSIONS, STAGES_OF_STORED, type ReadingVersions, type Stage } from "./versions";

/** The stages with their versions, as one: what an answer is read with, now or again. */
export interface Reader {
  versions: Readonly<Record<Stage, number>>;
  readReply: typeof readReply;
  readSource: typeof readSource;
  readImportedLine: typeof readImportedLine;
}

export const READER: Reader = {
  versions: READING_VERSIONS,
  readReply,
  readSource,
  readImportedLine,
};

/** An answer as it is stored, and its raw reply where that is still kept. */
export interface StoredAnswer<Cited extends StoredCitation> {
  origin: Origin;
  engine: AnswerEngine;
  modelAsked: string;
  versions: ReadingVersions;
  /** The raw record; of an imported answer the request says how its line, the reply, is read. */
  raw: { request: string; reply: string } | null;
  citations: readonly Cited[];
}

export interface StoredCitation {
  title: string;
  rawUrl: string;
  resolvedUrl: string | null;
}

/** What an answer is, read again: all of it from the raw reply, or what can be told from what is stored. */
export type ReadAgain<Cited> =
  | { from: "reply"; answer: ReadAnswer; versions: ReadingVersions }
  | { from: "stored"; citations: (Cited & CitedSource)[]; versions: ReadingVersions };

/** Reads an answer again. Where the raw reply is gone, or no answer, only the stages that need none are done again. */
export function readAgain<Cited extends StoredCitation>(
  { origin, versions, citations, ...stored }: StoredAnswer<Cited>,
  reader: Reader = READER,
): ReadAgain<Cited> {
  const answer = origin === "imported" ? ofLine(stored, reader) : ofReply(stored, reader);
  if (answer) return { from: "reply", answer, versions: reader.versions };
  const redone = STAGES_OF_STORED.map((stage) => [stage, reader.versions[stage]]);
  return {
    from: "stored",
    citations: citations.map((citation) => ({
      ...citation,
      ...reader.readSource({ ...citation, directUrl: citation.resolvedUrl }),
    })),
    versions: { ...versions, ...Object.fromEntries(redone) },
  };
}

type Kept = Pick<StoredAnswer<StoredCitation>, "engine" | "modelAsked" | "raw">;

function ofReply({ engine, modelAsked, raw }: Kept, reader: Reader): ReadAnswer | null {
  const kept = raw && resultOfReply(raw.reply);
  return kept && reader.readReply({ ...kept, engine, modelAsked });
}

function ofLine({ raw }: Kept, reader: Reader): ReadAnswer | null {
  const format = raw && lineFormatSchema.safeParse(jsonOf(raw.request)).data;
  return format ? reader.readImportedLine(format, raw.reply) : null;
}

function jsonOf(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    return null;
  }
}

/** The result in the text of a raw reply, with the message beside it; null where there is none. */
function resultOfReply(text: string): { result: LlmResult; statusMessage: string | null } | null {
  let json: unknown;
  try {
    json = parseStorableJson(text);
  } catch {
    return null;
  }
  const [task] = llmReplySchema.safeParse(json).data?.tasks ?? [];
  const [result] = task?.result ?? [];
  return task && result ? { result, statusMessage: task.status_message } : null;
}
