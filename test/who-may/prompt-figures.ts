import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import * as promptFigures from "@/lib/services/prompt-figures";
import { VIEWER, type Line } from "./allowed";

export const promptFiguresLines: Line[] = [
  [
    "prompt-figures.getPromptFigures",
    VIEWER,
    "done",
    "done",
    (ctx, { prompt: promptId }) =>
      promptFigures.getPromptFigures({ ctx, input: { promptId, filter: { ...ANY_FIGURE, zone: "UTC" } } }),
  ],
];
