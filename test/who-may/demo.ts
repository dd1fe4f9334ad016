import * as demo from "@/lib/services/demo";
import { createPastClock } from "@/lib/services/demo/past-clock";
import { VIEWER, RESEARCHER_IN_PERSON, PERSON, MACHINE, type Line } from "./allowed";

export const demoLines: Line[] = [
  ["demo.readDemoProgress", VIEWER, "done", "done", (ctx) => demo.readDemoProgress({ ctx })],
  ["demo.resumeDemo", RESEARCHER_IN_PERSON, "done", "done", (ctx) => demo.resumeDemo({ ctx })],
  [
    "demo.createDemoWorkspace",
    PERSON,
    "upstream",
    "upstream",
    (ctx) => demo.createDemoWorkspace({ ctx, input: {} }),
  ],
  ["demo.startDemo", PERSON, "upstream", "upstream", (ctx) => demo.startDemo({ ctx, input: {} })],
  [
    "demo.fillDemo",
    MACHINE,
    "done",
    "not_found",
    (ctx, { workspaceId, userId }) =>
      demo.fillDemo({ ctx, input: { workspaceId, userId, clock: createPastClock() } }),
  ],
];
