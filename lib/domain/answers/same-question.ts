import { z } from "zod";
import { answerEngineSchema } from "@/lib/domain/engines/engine-schema";
import { taskStateSchema } from "@/lib/domain/tasks/task-state-schema";

/** So many are named of each kind; the rest are one link away. */
export const NAMED_MAX = 6;

/** One asking of a question: of the repeats of a cell the first that was answered. */
export const askingSchema = z.object({
  id: z.uuid(),
  versionId: z.uuid(),
  versionNumber: z.int(),
  runId: z.uuid(),
  /** ISO 8601: when its run was sent. */
  runAt: z.iso.datetime({ offset: true }),
  cell: z.int(),
  engine: answerEngineSchema,
  modelAsked: z.string(),
  marketId: z.uuid().nullable(),
  market: z.string().nullable(),
  personaId: z.uuid().nullable(),
  persona: z.string().nullable(),
  state: taskStateSchema,
});
export type Asking = z.infer<typeof askingSchema>;

export interface NamedAskings {
  named: Asking[];
  /** Whether there are more of the kind than are named. */
  hasMore: boolean;
}

/** Other askings of a question, by the one thing in which each differs from an answer first of all. */
export interface SameQuestion {
  /** Other wordings of the prompt, the newest first. */
  versions: NamedAskings;
  /** Other engines and models, asked in the same words. */
  models: NamedAskings;
  /** Other markets and personas, of the same model. */
  places: NamedAskings;
  /** Other runs of the same words, model, market and persona, the newest first. */
  dates: NamedAskings;
}

const isSameModel = (one: Asking, other: Asking): boolean =>
  one.engine === other.engine && one.modelAsked === other.modelAsked;

const isSamePlace = (one: Asking, other: Asking): boolean =>
  one.marketId === other.marketId && one.personaId === other.personaId;

/** How near an asking is to another: what is alike, from what matters most on, then how new it is. */
const nearness = (own: Asking, other: Asking): [...number[], string] => [
  Number(other.state === "answered"),
  Number(own.engine === other.engine),
  Number(own.modelAsked === other.modelAsked),
  Number(own.marketId === other.marketId),
  Number(own.personaId === other.personaId),
  Number(own.runId === other.runId),
  other.runAt,
];

function isNearer(one: [...number[], string], other: [...number[], string]): boolean {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place !== -1 && String(one[place]) > String(other[place]);
}

/** Puts the askings of a question into groups: of those that differ alike the nearest one is named. */
export function groupAskings(own: Asking, askings: readonly Asking[]): SameQuestion {
  const nearestBy = (of: readonly Asking[], key: (asking: Asking) => string): Asking[] => {
    const nearest = new Map<string, Asking>();
    for (const asking of of) {
      const known = nearest.get(key(asking));
      if (!known || isNearer(nearness(own, asking), nearness(own, known))) nearest.set(key(asking), asking);
    }
    return [...nearest.values()];
  };
  const name = (of: readonly Asking[], order: (a: Asking, b: Asking) => number): NamedAskings => ({
    named: of.toSorted(order).slice(0, NAMED_MAX),
    hasMore: of.length > NAMED_MAX,
  });
  const others = askings.filter(
    ({ id, runId, cell }) => id !== own.id && !(runId === own.runId && cell === own.cell),
  );
  const sameWords = others.filter(({ versionId }) => versionId === own.versionId);
  const sameModel = sameWords.filter((other) => isSameModel(own, other));
  const byWords = (words: (asking: Asking) => string) => (a: Asking, b: Asking) =>
    words(a).localeCompare(words(b), "en");
  const newest = (a: Asking, b: Asking) => (a.runAt < b.runAt ? 1 : -1);
  return {
    versions: name(
      nearestBy(
        others.filter(({ versionId }) => versionId !== own.versionId),
        ({ versionId }) => versionId,
      ),
      (a, b) => b.versionNumber - a.versionNumber,
    ),
    models: name(
      nearestBy(
        sameWords.filter((other) => !isSameModel(own, other)),
        ({ engine, modelAsked }) => JSON.stringify([engine, modelAsked]),
      ),
      byWords(({ engine, modelAsked }) => `${engine} ${modelAsked}`),
    ),
    places: name(
      nearestBy(
        sameModel.filter((other) => !isSamePlace(own, other)),
        ({ marketId, personaId }) => JSON.stringify([marketId, personaId]),
      ),
      byWords(({ market, persona }) => `${market ?? ""} ${persona ?? ""}`),
    ),
    dates: name(
      nearestBy(
        sameModel.filter((other) => isSamePlace(own, other) && other.runId !== own.runId),
        ({ runId }) => runId,
      ),
      newest,
    ),
  };
}
