import "server-only";
import { createHash } from "node:crypto";
import { writePlan, type Plan } from "@/lib/domain/runs/plan";

/** Runs whose plan is a whole one: the keys of its text are in their order, so that its version is the last. */
export const OF_WHOLE_PLAN = { plan: { endsWith: '"version":1}' } } as const;

/** A plan in the columns that keep it: its text, and the SHA-256 of that. */
export function frozen(plan: Plan): { plan: string; planHash: string } {
  const text = writePlan(plan);
  return { plan: text, planHash: createHash("sha256").update(text).digest("hex") };
}
