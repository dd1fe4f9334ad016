import "server-only";
import { readCellOf } from "@/lib/db/sql/comparisons/read-cells";
import type { Cell } from "@/lib/domain/answers/cell";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { missing, parseId } from "@/lib/services/ids";
import { bagOverlaps } from "@/lib/statistics/likeness/overlap";
import { typicality } from "@/lib/statistics/likeness/typical";
import { judgedWords } from "./judged-words";

/** The greatest number of a cell that the database takes. */
const CELL_MAX = 2 ** 31 - 1;

/** All askings of a cell of a run, and how typical the answer of each is of them. Throws `not_found`. */
export async function getCell({ ctx, input }: Call<{ runId: string; cell: number }>): Promise<Cell> {
  requirePermission(ctx, "answer:read");
  const runId = parseId(input.runId, "run");
  const { cell } = input;
  if (!Number.isInteger(cell) || cell < 0 || cell > CELL_MAX) throw missing("cell");
  const read = await readCellOf(readsOf(ctx), { runId, cell });
  if (!read) throw missing("cell");
  const { asked, repeats } = read;
  const answered = repeats.flatMap(({ id, text }) => (text === null ? [] : [{ id, text }]));
  const bags = answered.length < 2 ? [] : answered.map(({ text }) => judgedWords(text));
  const { means, typical, outliers } = typicality(answered.length, bagOverlaps(bags));
  const placeOf = new Map(answered.map(({ id }, place) => [id, place]));
  return {
    ...asked,
    runId,
    repeats: repeats.map(({ text: _, ...repeat }) => {
      const place = placeOf.get(repeat.id) ?? -1;
      return {
        ...repeat,
        meanOverlap: means[place] ?? null,
        isTypical: place === typical,
        isOutlier: outliers.includes(place),
      };
    }),
    judged: answered.length,
  };
}
