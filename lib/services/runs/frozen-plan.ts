import "server-only";
import { createHash } from "node:crypto";
import { writePlan, type Plan } from "@/lib/domain/plan";

/** A plan in the columns that keep it: its text, and the SHA-256 of that. */
export function frozen(plan: Plan): { plan: string; planHash: string } {
  const text = writePlan(plan);
  return { plan: text, planHash: createHash("sha256").update(text).digest("hex") };
}
