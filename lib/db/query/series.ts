import "server-only";
import type { Series } from "@/lib/domain/answers/series";
import type { Condition } from "./conditions";
import { type Sql, sql } from "./sql";

/**
 * Of none of some series, where a row has what names one; of what has no surface yet it is true. No join, of which the
 * planner thinks that it leaves one row.
 */
export const isOfNone = (
  series: readonly Series[],
  { engine, modelAsked, surface }: Record<keyof Series, Sql>,
): Condition =>
  series.length === 0
    ? null
    : sql`not coalesce((${engine}, ${modelAsked}, ${surface}) in (
            select cut.engine, cut."modelAsked", cut.surface
              from jsonb_to_recordset(${JSON.stringify(series)}::jsonb)
                as cut (engine text, "modelAsked" text, surface text)), false)`;
