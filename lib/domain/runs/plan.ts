import { z } from "zod";
import { engineSchema, methodSchema } from "@/lib/domain/engines/engine-schema";
import { taskParametersSchema } from "@/lib/domain/tasks/task-parameters";

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

const shared = {
  /** Null: asked by hand. */
  origin: originSchema.nullable(),
  connectionId: z.uuid(),
  method: methodSchema,
  label: z.string().nullable(),
  entries: z.array(entrySchema),
  targets: z.array(targetSchema),
};

/**
 * All that a run asks, frozen when it is sent: every entry × every target that takes it × repeats. Entries and targets
 * stand in it once, not each cell, so that five hundred wordings for six targets stay small.
 */
const wholeSchema = z.strictObject({
  version: z.literal(1),
  ...shared,
  /** How often each cell is asked. */
  repeats: z.int().positive(),
});
export type WholePlan = z.infer<typeof wholeSchema>;

/** Cells of another plan, one by one: what of it is asked again. */
const partSchema = z.strictObject({
  version: z.literal(2),
  ...shared,
  /** Which entry is asked of which target, by their places from 0, and how often. */
  cells: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative(), z.int().positive()])),
});

/** A plan once written is read for ever: a later shape is another member of this union. */
const planSchema = z.discriminatedUnion("version", [wholeSchema, partSchema]);
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

/** One pair of wording and target, and how often it is asked. */
export interface PlanCell {
  entry: PlanEntry;
  target: PlanTarget;
  times: number;
}

/** The cells of a plan, by their numbers: entry by entry, each entry's targets in their order. */
export function cellsOf(plan: Plan): PlanCell[] {
  const { entries, targets } = plan;
  if (plan.version === 1) {
    const takers = takersOf(targets);
    return entries.flatMap((entry) =>
      takers(entry).map((target) => ({ entry, target, times: plan.repeats })),
    );
  }
  return plan.cells.flatMap(([entryPlace, targetPlace, times]) => {
    const [entry, target] = [entries[entryPlace], targets[targetPlace]];
    return entry && target ? [{ entry, target, times }] : [];
  });
}

/**
 * The targets a wording goes with. One that was made for a market goes only with that market. Any other goes with all of
 * them, but once with those that are the same but for their market: where a market makes no difference to what is sent,
 * the same words are not asked twice.
 */
export function takersOf(targets: readonly PlanTarget[]): (entry: PlanEntry) => readonly PlanTarget[] {
  const byMarket = Map.groupBy(targets, ({ marketId }) => marketId);
  const seen = new Set<string>();
  const open = targets.filter((target) => {
    const sent = sentTo(target);
    const again = target.marketId !== null && seen.has(sent);
    seen.add(sent);
    return !again;
  });
  return ({ marketId }) => (marketId === null ? open : (byMarket.get(marketId) ?? []));
}

/** All of a target but its market. */
const sentTo = (target: PlanTarget): string => JSON.stringify({ ...target, marketId: null }, inKeyOrder);

/** Whether two targets are the same but for their market. */
export const isSentAlike = (one: PlanTarget, other: PlanTarget): boolean => sentTo(one) === sentTo(other);

/** How many tasks a plan has. */
export const countTasks = (plan: Plan): number =>
  cellsOf(plan).reduce((count, { times }) => count + times, 0);

/** The tasks of a plan, cell by cell, each cell's repeats after one another. */
export const expandPlan = (plan: Plan): PlannedTask[] =>
  cellsOf(plan).flatMap(({ entry: { promptVersionId, personaId }, target, times }, cell) =>
    Array.from({ length: times }, (_, repeat) => ({ cell, repeat, promptVersionId, personaId, target })),
  );

/** A plan that asks one cell of this one, once; null where it has no cell of that number. */
export function planOfCell(plan: Plan, cell: number): WholePlan | null {
  const asked = cellsOf(plan)[cell];
  if (!asked) return null;
  const { origin, connectionId, method, label } = plan;
  const { entry, target } = asked;
  return {
    version: 1,
    origin,
    connectionId,
    method,
    label,
    entries: [entry],
    targets: [target],
    repeats: 1,
  };
}

/** A plan of some cells of this one, by their numbers, each asked so often. Cells it does not have are left out. */
export function planOfCells(plan: Plan, times: ReadonlyMap<number, number>): Plan {
  const asked = cellsOf(plan).flatMap((cell, number) => {
    const count = times.get(number) ?? 0;
    return count > 0 ? [{ ...cell, times: count }] : [];
  });
  const entries = [...new Set(asked.map(({ entry }) => entry))];
  const targets = [...new Set(asked.map(({ target }) => target))];
  const [entryPlaces, targetPlaces] = [placesOf(entries), placesOf(targets)];
  const { origin, connectionId, method, label } = plan;
  return {
    version: 2,
    origin,
    connectionId,
    method,
    label,
    entries,
    targets,
    cells: asked.map(({ entry, target, times: count }) => [
      entryPlaces.get(entry) ?? 0,
      targetPlaces.get(target) ?? 0,
      count,
    ]),
  };
}

/** A plan of the first so many tasks of this one, in their order. */
export function firstTasksOf(plan: Plan, count: number): Plan {
  const taken = new Map<number, number>();
  let rest = count;
  for (const [cell, { times }] of cellsOf(plan).entries()) {
    taken.set(cell, Math.min(times, rest));
    rest -= Math.min(times, rest);
  }
  return planOfCells(plan, taken);
}

const placesOf = <Item>(items: readonly Item[]): Map<Item, number> =>
  new Map(items.map((item, place) => [item, place]));

/** A plan as it is kept and hashed: JSON without spaces, the keys of every object in the order of their code units. */
export const writePlan = (plan: Plan): string => JSON.stringify(plan, inKeyOrder);

/** The plan of a kept text. Throws where it is none; an import has none. */
export const readPlan = (text: string | null): Plan =>
  planSchema.parse(text === null ? null : JSON.parse(text));

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
