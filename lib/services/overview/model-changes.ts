import "server-only";
import type { Measured } from "@/lib/db/sql/figures/fact-conditions";
import { firstAnswered } from "@/lib/db/sql/figures/first-answered";
import { type Context, readsOf } from "@/lib/services/context";
import { modelChanges } from "@/lib/statistics/comparing/model-changes";

/** From a day on, what was asked of an engine was answered by another model. */
export interface AnsweringChange {
  engine: string;
  modelAsked: string;
  surface: string;
  /** The model that answers since. */
  model: string;
  day: string;
}

/** Where, in what measured facts are of, the answering model changed; in order of days. */
export async function readModelChanges(ctx: Context, measured: Measured): Promise<AnsweringChange[]> {
  const rows = await firstAnswered(readsOf(ctx), measured);
  const series = new Map(
    rows.map(({ engine, modelAsked, surface }) => [
      JSON.stringify([engine, modelAsked, surface]),
      { engine, modelAsked, surface },
    ]),
  );
  return modelChanges(
    rows.map(({ engine, modelAsked, surface, modelAnswered, day }) => ({
      series: JSON.stringify([engine, modelAsked, surface]),
      model: modelAnswered,
      day,
    })),
  ).flatMap(({ series: key, model, day }) => {
    const asked = series.get(key);
    return asked ? { ...asked, model, day } : [];
  });
}
