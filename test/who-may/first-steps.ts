import * as firstSteps from "@/lib/services/first-steps";
import { type PlantedWorkspace } from "@/test/plant-one";
import { RESEARCHER, type Line } from "./allowed";

const targets = [{ engine: "gemini" as const, model: "m-1" }];

const firstRun = ({ connection, market }: PlantedWorkspace) => ({
  requestKey: crypto.randomUUID(),
  brand: { name: `Brand ${crypto.randomUUID()}`, domains: [], aliases: [] },
  competitors: [],
  market: { id: market },
  setName: `Set ${crypto.randomUUID()}`,
  families: [{ name: "Recommendation", stage: null, questions: ["Which one do you recommend?"] }],
  ask: {
    connectionId: connection,
    method: "live" as const,
    targets: targets.map((target) => ({ ...target, parameters: {} })),
    repeats: 1,
  },
});

export const firstStepsLines: Line[] = [
  [
    "first-steps.startFirstRun",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => firstSteps.startFirstRun({ ctx, input: firstRun(of) }),
  ],
  [
    "first-steps.askForNames",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { connection: connectionId }) =>
      firstSteps.askForNames({
        ctx,
        input: {
          ...{ requestKey: crypto.randomUUID(), connectionId, targets },
          ...{ category: "running shoes", place: null, webSearch: true },
        },
      }),
  ],
];
