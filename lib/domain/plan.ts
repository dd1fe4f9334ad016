import { z } from "zod";
import { engineSchema, methodSchema } from "./engine-schema";
import { taskParametersSchema } from "./task-parameters";

/** What is asked: one wording, put as a persona or as none. */
const entrySchema = z.strictObject({
  promptVersionId: z.uuid(),
  personaId: z.uuid().nullable(),
  /** The market the wording was made for. It goes with targets of that market only; null goes with any. */
  marketId: z.uuid().nullable(),
});
export type PlanEntry = z.infer<typeof entrySchema>;

/** Who is asked, and how. */
const targetSchema = z.strictObject({
  engine: engineSchema,
  model: z.string().min(1),
  /** Live where the engine has no queue, whatever the run asks for. */
  method: methodSchema,
  parameters: taskParametersSchema,
  /** Whether the engine is allowed, or bound, to search. */
  webSearch: z.boolean(),
  marketId: z.uuid().nullable(),
});
export type PlanTarget = z.infer<typeof targetSchema>;

/** What made a plan; null where nothing of that kind did. */
const originSchema = z.strictObject({
  setVersionId: z.uuid().nullable(),
  scheduleId: z.uuid().nullable(),
  slotId: z.uuid().nullable(),
});

/**
 * All that a run asks, frozen when it is sent: every entry × every target that takes it × repeats. Entries and targets
 * stand in it once, not each cell, so that five hundred wordings for six targets stay small.
 */
const planSchema = z.strictObject({
  /** Of this shape. A later shape is another member of a union: a plan once written is read for ever. */
  version: z.literal(1),
  /** Null: asked by hand. */
  origin: originSchema.nullable(),
  connectionId: z.uuid(),
  method: methodSchema,
  label: z.string().nullable(),
  entries: z.array(entrySchema),
  targets: z.array(targetSchema),
  /** How often each cell is asked. */
  repeats: z.int().positive(),
});
export type Plan = z.infer<typeof planSchema>;

/** One task of a plan: one cell, asked once. Unique in its run by `cell` and `repeat`. */
export interface PlannedTask {
  /** Counts the pairs of entry and target from 0, without gaps. */
  cell: number;
  /** Which asking of the cell, from 0. */
  repeat: number;
  promptVersionId: string;
  personaId: string | null;
  target: PlanTarget;
}

/** Whether a wording goes with a target: one that was made for a market goes only with that market. */
const goWith = (entry: PlanEntry, target: PlanTarget): boolean =>
  entry.marketId === null || entry.marketId === target.marketId;

/** The cells of a plan, by their numbers: entry by entry, each entry's targets in their order. */
const cellsOf = ({ entries, targets }: Plan): { entry: PlanEntry; target: PlanTarget }[] =>
  entries.flatMap((entry) =>
    targets.filter((target) => goWith(entry, target)).map((target) => ({ entry, target })),
  );

/** The tasks of a plan, cell by cell, each cell's repeats after one another. */
export const expandPlan = (plan: Plan): PlannedTask[] =>
  cellsOf(plan).flatMap(({ entry: { promptVersionId, personaId }, target }, cell) =>
    Array.from({ length: plan.repeats }, (_, repeat) => ({
      cell,
      repeat,
      promptVersionId,
      personaId,
      target,
    })),
  );

/** A plan that asks one cell of this one, once; null where it has no cell of that number. */
export function planOfCell(plan: Plan, cell: number): Plan | null {
  const asked = cellsOf(plan)[cell];
  return asked ? { ...plan, entries: [asked.entry], targets: [asked.target], repeats: 1 } : null;
}

/** A plan as it is kept and hashed: JSON without spaces, the keys of every object in the order of their code units. */
export const writePlan = (plan: Plan): string => JSON.stringify(plan, inKeyOrder);

/** The plan of a kept text. Throws where it is none. */
export const readPlan = (text: string): Plan => planSchema.parse(JSON.parse(text));

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
