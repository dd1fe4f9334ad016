import * as baselines from "@/lib/services/baselines";
import { RESEARCHER, VIEWER, type Line } from "./allowed";

const LAUNCH = { name: "Launch", from: "2026-10-01", to: "2026-10-31" };

export const baselinesLines: Line[] = [
  ["baselines.getBaseline", VIEWER, "done", "done", (ctx) => baselines.getBaseline({ ctx })],
  [
    "baselines.pinBaseline",
    RESEARCHER,
    "done",
    "done",
    (ctx) => baselines.pinBaseline({ ctx, input: LAUNCH }),
  ],
  [
    "baselines.unpinBaseline",
    RESEARCHER,
    "done",
    "done",
    (ctx, { slug: name }) =>
      baselines.unpinBaseline({ ctx, input: { name, from: "2026-05-01", to: "2026-05-02" } }),
  ],
];
