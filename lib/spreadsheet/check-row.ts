import { countChars } from "@/lib/domain/text/characters";
import { LIMITS } from "@/lib/api-contract/limits";
import type { CellProblem, ImportColumn, ImportRow } from "@/lib/domain/library/prompt-import";
import {
  FUNNEL_STAGES,
  INTENTS,
  LIBRARY_LIMITS,
  type FunnelStage,
  type Intent,
} from "@/lib/domain/library/library-limits";
import { findUnstorable } from "@/lib/domain/text/unstorable-character";
import type { TableRow } from "./read-table";
import { readTags } from "./tag-list";
import { readWeight } from "./read-weight";

/** Other words for intents and stages, folded. */
const INTENT_WORDS = new Map<string, Intent>([
  ["brand", "branded"],
  ["yes", "branded"],
  ["true", "branded"],
  ["no", "unbranded"],
  ["false", "unbranded"],
  ["generic", "unbranded"],
  ["nonbranded", "unbranded"],
  ["nonbrand", "unbranded"],
]);
const STAGE_WORDS = new Map<string, FunnelStage>([
  ["tofu", "awareness"],
  ["mofu", "consideration"],
  ["bofu", "decision"],
]);

const foldWord = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, "");

/** ` #12` behind one of several of a name. */
const NUMBER_CHARS = 8;

const LONGEST: Partial<Record<ImportColumn, number>> = {
  prompt: LIMITS.promptChars,
  system_message: LIMITS.systemChars,
  topic: LIBRARY_LIMITS.topicChars,
  market: LIMITS.cityChars,
  persona: LIBRARY_LIMITS.personaNameChars + NUMBER_CHARS,
  family: LIBRARY_LIMITS.familyNameChars,
};

/** A row as a question, with what is wrong with it by column. What is wrong is left at its default. */
export function checkRow(
  { line, cells: given, problem }: TableRow,
  separator: string | null,
): { row: ImportRow; problems: CellProblem[] } {
  const cells: TableRow["cells"] = Object.fromEntries(entries(given).filter(([, cell]) => cell !== ""));
  const problems: CellProblem[] = problem === null ? [] : [{ column: "prompt", message: problem }];
  const report = (column: ImportColumn, message: string) => void problems.push({ column, message });
  for (const [column, longest] of entries(LONGEST)) {
    const length = countChars(cells[column] ?? "");
    if (length > longest) report(column, `${length} characters; at most ${longest}.`);
  }
  for (const [column, text] of entries(cells)) {
    const unstorable = findUnstorable(text);
    if (unstorable)
      report(
        column,
        `A character that is not text, ${unstorable.character}, at position ${unstorable.position}.`,
      );
  }
  if (!cells.prompt) report("prompt", "There is no question.");
  const tags = readTags(cells.tags ?? "");
  if (tags.length > LIBRARY_LIMITS.tags)
    report("tags", `${tags.length} tags; at most ${LIBRARY_LIMITS.tags}.`);
  const long = tags.find((tag) => countChars(tag) > LIBRARY_LIMITS.tagChars);
  if (long !== undefined)
    report("tags", `A tag of ${countChars(long)} characters; at most ${LIBRARY_LIMITS.tagChars}.`);
  const weight = cells.weight === undefined ? { weight: "1" } : readWeight(cells.weight, separator);
  if ("problem" in weight) report("weight", weight.problem);
  return {
    row: {
      line,
      prompt: cells.prompt ?? "",
      topic: cells.topic ?? null,
      tags,
      intent: oneOf("intent", INTENTS, INTENT_WORDS),
      stage: oneOf("stage", FUNNEL_STAGES, STAGE_WORDS),
      market: cells.market ?? null,
      persona: cells.persona ?? null,
      family: cells.family ?? null,
      weight: "weight" in weight ? weight.weight : "1",
      systemMessage: cells.system_message ?? null,
    },
    problems,
  };

  function oneOf<Word extends string>(
    column: "intent" | "stage",
    known: readonly Word[],
    others: ReadonlyMap<string, Word>,
  ): Word | null {
    const cell = cells[column];
    if (cell === undefined) return null;
    const word = foldWord(cell);
    const found = known.find((each) => each === word) ?? others.get(word) ?? null;
    if (found === null) report(column, `Not one of ${known.join(", ")}.`);
    return found;
  }
}

const entries = <Value>(record: Partial<Record<ImportColumn, Value>>): [ImportColumn, Value][] =>
  // The guarantee: a record of columns has columns for keys.
  Object.entries(record) as [ImportColumn, Value][];
