import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { getPool } from "@/lib/db/pool";
import { newestRules } from "@/lib/db/sql/facts/stale-facts";
import { sumDays } from "@/lib/db/sql/facts/sum-days";
import { measuredSums, type SummedBy } from "@/lib/db/sql/facts/sum-measured";
import type { FrozenBrand } from "@/lib/domain/brands/stored-brand";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { rulesOf } from "./rules";

/** Sums what the newest code and rules measured of a workspace's days that are over. */
export async function sumMeasured(workspaceId: string, signal: AbortSignal): Promise<void> {
  const pool = getPool();
  await sumDays(pool, workspaceId, measuredSums(await summedBy(pool, workspaceId)), signal);
}

async function summedBy(db: Queryable, workspaceId: string): Promise<SummedBy> {
  const versions = { codeVersion: FACT_VERSION, ...(await newestRules(db, workspaceId)) };
  const { brands } = await rulesOf(db, workspaceId, versions);
  const inRole = (role: FrozenBrand["role"]) =>
    brands.flatMap((brand) => (brand.role === role ? [brand.number] : []));
  return {
    ...versions,
    ...{ own: inRole("own"), competitors: inRole("competitor"), controls: inRole("control") },
  };
}
