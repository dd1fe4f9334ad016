import "server-only";
import { cache } from "react";
import type { Context } from "@/lib/services/context";
import { listRuns } from "@/lib/services/runs";

/** The newest run of a set, read once a page. */
export const newestSetRun = cache(async (ctx: Context) => {
  const { rows } = await listRuns({
    ctx,
    input: { setId: null, scheduleId: null, state: null, ofSets: true, page: 1 },
  });
  return rows[0] ?? null;
});
