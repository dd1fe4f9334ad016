import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { ANYTHING } from "@/lib/domain/lists/workspace-filter";
import * as exports from "@/lib/services/exports";
import { VIEWER, type Line } from "./allowed";
import { collect } from "./inputs";

export const exportsLines: Line[] = [
  [
    "exports.exportAnswers",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      collect(
        exports.exportAnswers({ ctx, input: { subject: "answers", filter: { ...ANY_ANSWER, zone: "UTC" } } })
          .batches,
      ),
  ],
  [
    "exports.exportSources",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      collect(
        exports.exportSources({
          ctx,
          input: {
            subject: "sources",
            filter: { ...ANYTHING, domain: null, text: null, sourceClass: null, pageType: null, zone: "UTC" },
          },
        }).batches,
      ),
  ],
];
