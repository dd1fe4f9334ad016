import "server-only";
import type { Condition } from "@/lib/db/query/conditions";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { countSearched, countSearchedDays } from "@/lib/db/sql/figures/count-cited";
import type { CitedPart } from "@/lib/db/sql/figures/read-cited";
import { estimandOf } from "@/lib/statistics/measures/counted-brands";

/** The answers with search to each prompt, with their days where figures are to be of these very questions. */
export async function readSearched(
  own: WorkspaceReads,
  parts: readonly CitedPart[],
  asked: { facts: readonly Condition[]; from: Date | null; zone: string },
): Promise<Awaited<ReturnType<typeof countSearched>>> {
  const prompts = await countSearched(own, parts);
  const now = prompts.filter(({ isNow }) => isNow);
  return estimandOf(now) === "these-questions" ? countSearchedDays(own, asked) : prompts;
}
