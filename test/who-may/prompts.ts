import { ANYTHING } from "@/lib/domain/lists/workspace-filter";
import * as prompts from "@/lib/services/prompts";
import { VIEWER, type Line } from "./allowed";

export const promptsLines: Line[] = [
  [
    "prompts.listPrompts",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      prompts.listPrompts({ ctx, input: { ...ANYTHING, zone: "UTC", text: null, sort: "asked", page: 1 } }),
  ],
  [
    "prompts.getPrompt",
    VIEWER,
    "done",
    "not_found",
    (ctx, { prompt: id }) => prompts.getPrompt({ ctx, input: { id } }),
  ],
];
