import type { Plan } from "@/lib/domain/runs/plan";
import { frozen } from "@/lib/services/runs/frozen-plan";

/** The columns of a run that asked one wording over one connection, for tests that plant their tasks themselves. */
export const plantedPlan = (
  promptVersionId: string,
  connectionId: string,
  targets: Plan["targets"] = [],
): { plan: string; planHash: string } =>
  frozen({
    version: 1,
    origin: null,
    connectionId,
    method: "live",
    label: null,
    entries: [{ promptVersionId, personaId: null, marketId: null }],
    targets,
    repeats: 1,
  });
