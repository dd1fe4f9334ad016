import * as search from "@/lib/services/search";
import { MACHINE, VIEWER, type Line } from "./allowed";

export const searchLines: Line[] = [
  ["search.find", VIEWER, "done", "done", (ctx) => search.find({ ctx, input: { text: "word" } })],
  [
    "search.readAnswerWords",
    MACHINE,
    "done",
    "not_found",
    (ctx) => search.readAnswerWords({ ctx, input: { signal: new AbortController().signal } }),
  ],
  ["search.readPromptWords", MACHINE, "done", "not_found", (ctx) => search.readPromptWords({ ctx })],
];
