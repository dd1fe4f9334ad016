import * as search from "@/lib/services/search";
import { MACHINE, type Line } from "./allowed";

export const searchLines: Line[] = [
  ["search.readPromptWords", MACHINE, "done", "not_found", (ctx) => search.readPromptWords({ ctx })],
];
