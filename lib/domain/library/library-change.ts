import { z } from "zod";
import { isSame, promptPropertiesSchema, type PromptProperties } from "./prompt-edit";

export const LIBRARY_CHANGE_KINDS = [
  "import",
  "paste",
  "expand",
  "suggest",
  "clone",
  "edit",
  "archive",
  "restore",
] as const;
export type LibraryChangeKind = (typeof LIBRARY_CHANGE_KINDS)[number];

const someProperties = promptPropertiesSchema.partial();

/** One prompt that an act changed: what it was in the properties changed, and what it then became. */
const changedPromptSchema = z.strictObject({ id: z.uuid(), was: someProperties, is: someProperties });
export type ChangedPrompt = z.infer<typeof changedPromptSchema>;

const headSchema = z.strictObject({
  /** What was done, as a person reads it: "Topic set to “harbours”"; null where its kind says all. */
  words: z.string().nullable(),
});

/** What undoing an act has to know. */
export interface KeptBefore {
  /** Prompts that it changed. */
  prompts: ChangedPrompt[];
  /** Ids of families that it made. */
  families: string[];
}

/**
 * What an act changed, as the database keeps it: lines of JSON. The first says what was done, so that a list of acts
 * reads no more than that of texts of megabytes; the second has the prompts, the third the families it made.
 */
export const writeBefore = (
  words: string | null,
  { prompts = [], families = [] }: Partial<KeptBefore>,
): string => [{ words }, prompts, families].map((line) => JSON.stringify(line)).join("\n");

/** Reads a kept text; null where the act made prompts and nothing else. Throws where it is no such text. */
export function readBefore(before: string | null): KeptBefore {
  if (before === null) return { prompts: [], families: [] };
  const [, prompts = "", families = "[]"] = before.split("\n");
  return {
    prompts: changedPromptSchema.array().parse(JSON.parse(prompts)),
    families: z.uuid().array().parse(JSON.parse(families)),
  };
}

/** What was done, from the first line of a kept text. */
export const readWords = (firstLine: string): string | null => headSchema.parse(JSON.parse(firstLine)).words;

/**
 * What undoing an act does to a prompt that it changed: it becomes what it was; or "changed_since", where it is not any
 * more in every property what the act made of it.
 */
export const undoOf = (
  { was, is }: ChangedPrompt,
  now: PromptProperties,
): Partial<PromptProperties> | "changed_since" => (isSame(now, is) ? was : "changed_since");

export interface LibraryChangeRow {
  id: string;
  kind: LibraryChangeKind;
  /** What was done, where the act changed prompts. */
  words: string | null;
  count: number;
  fileName: string | null;
  /** The run whose answer listed the questions; null where they are from elsewhere. */
  runId: string | null;
  /** Who did it; null for a job, and for somebody who is gone. */
  by: string | null;
  createdAt: string;
  undoneAt: string | null;
}

/** What came of undoing an act. */
export interface UndoOutcome {
  /** Prompts that are again what they were. */
  restored: number;
  /** Prompts that the act made and nobody asked: they are gone. */
  deleted: number;
  /** Prompts that the act made and that were asked or reworded since: they are archived. */
  archived: number;
  /** Left as they are: they were changed again since. */
  changedSince: number;
  /** Left as they are: they would be the same question as another of the set. */
  duplicates: number;
}
