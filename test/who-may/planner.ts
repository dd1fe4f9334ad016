import * as planner from "@/lib/services/planner";
import { VIEWER, type Line } from "./allowed";

const target = { points: 10, rate: 50, families: 60, wordings: 3, rho: 0.4, rhoPrompt: 0.2 };

export const plannerLines: Line[] = [
  [
    "planner.listPlannerChoices",
    VIEWER,
    "done",
    "done",
    (ctx) => planner.listPlannerChoices({ ctx, input: { zone: "UTC" } }),
  ],
  [
    "planner.planSampleRun",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      planner.planSampleRun({
        ctx,
        input: { target, models: [{ engine: "gemini", model: "m-1" }], method: "standard" },
      }),
  ],
];
