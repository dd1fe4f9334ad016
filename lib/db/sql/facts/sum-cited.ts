import "server-only";
import type { DaySums } from "./sum-days";

/** What is cited, summed by day, week and month: prisma/sql/cited_sums.sql. */
export const CITED_SUMS: DaySums = {
  table: "cited_sum",
  unsummed: "cited_unsummed",
  ready: (_, { days }) => Promise.resolve(days),
  sum: async (tx, { workspaceId, zone, days }) => {
    await tx.query({
      text: "select app.sum_cited_days($1, $2::date[], $3)",
      values: [workspaceId, days, zone],
    });
  },
  addUp: "app.sum_cited_step",
};
