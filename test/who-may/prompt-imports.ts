import { ANY_SET_PROMPT } from "@/lib/domain/library/set-prompt";
import * as promptImports from "@/lib/services/prompt-imports";
import { VIEWER, RESEARCHER, type Line } from "./allowed";
import { questions, collect } from "./inputs";

export const promptImportsLines: Line[] = [
  [
    "prompt-imports.checkImport",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => promptImports.checkImport({ ctx, input: questions(of) }),
  ],
  [
    "prompt-imports.exportLeftOut",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => promptImports.exportLeftOut({ ctx, input: questions(of) }),
  ],
  [
    "prompt-imports.importPrompts",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => promptImports.importPrompts({ ctx, input: questions(of) }),
  ],
  [
    "prompt-imports.exportPrompts",
    VIEWER,
    "done",
    "not_found",
    async (ctx, { set: setId }) =>
      collect((await promptImports.exportPrompts({ ctx, input: { setId, filter: ANY_SET_PROMPT } })).batches),
  ],
];
