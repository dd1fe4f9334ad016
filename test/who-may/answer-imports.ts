import * as answerImports from "@/lib/services/answer-imports";
import { MACHINE, RESEARCHER, type Line } from "./allowed";
import { collect } from "./inputs";

async function* noBytes(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from("{}"));
}

export const answerImportsLines: Line[] = [
  ["answer-imports.listImports", RESEARCHER, "done", "done", (ctx) => answerImports.listImports({ ctx })],
  [
    "answer-imports.getImport",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { answerImport: id }) => answerImports.getImport({ ctx, input: { id } }),
  ],
  [
    "answer-imports.exportProblems",
    RESEARCHER,
    "done",
    "not_found",
    async (ctx, { answerImport: id }) =>
      collect((await answerImports.exportProblems({ ctx, input: { id } })).problems),
  ],
  [
    "answer-imports.openImport",
    RESEARCHER,
    "done",
    "done",
    (ctx) => answerImports.openImport({ ctx, input: { fileName: "answers.jsonl" } }),
  ],
  [
    "answer-imports.addPiece",
    RESEARCHER,
    "invalid",
    "not_found",
    (ctx, { answerImport: id }) =>
      answerImports.addPiece({ ctx, input: { id, number: 0, bytes: new Uint8Array() } }),
  ],
  [
    "answer-imports.finishUpload",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { answerImport: id }) => answerImports.finishUpload({ ctx, input: { id, pieces: 1 } }),
  ],
  [
    "answer-imports.mapColumns",
    RESEARCHER,
    "conflict",
    "not_found",
    (ctx, { answerImport: id }) => answerImports.mapColumns({ ctx, input: { id, columns: [] } }),
  ],
  [
    "answer-imports.startImport",
    RESEARCHER,
    "conflict",
    "not_found",
    (ctx, { answerImport: id }) => answerImports.startImport({ ctx, input: { id } }),
  ],
  [
    "answer-imports.undoImport",
    RESEARCHER,
    "conflict",
    "not_found",
    (ctx, { answerImport: id }) => answerImports.undoImport({ ctx, input: { id } }),
  ],
  [
    "answer-imports.importFile",
    RESEARCHER,
    "done",
    "done",
    (ctx) =>
      answerImports.importFile({
        ctx,
        input: { fileName: "answers.jsonl", bytes: noBytes(), dryRun: true },
      }),
  ],
  [
    "answer-imports.discardImport",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { answerImport: id }) => answerImports.discardImport({ ctx, input: { id } }),
  ],
  [
    "answer-imports.continueImports",
    MACHINE,
    "done",
    "not_found",
    (ctx) => answerImports.continueImports({ ctx, input: { signal: AbortSignal.abort() } }),
  ],
];
