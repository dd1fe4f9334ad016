import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import * as answers from "@/lib/services/answers";
import { VIEWER, MACHINE, type Line } from "./allowed";

export const answersLines: Line[] = [
  [
    "answers.getAnswer",
    VIEWER,
    "done",
    "not_found",
    (ctx, { task: id }) => answers.getAnswer({ ctx, input: { id } }),
  ],
  [
    "answers.getRawReply",
    VIEWER,
    "done",
    "not_found",
    (ctx, { task: taskId }) => answers.getRawReply({ ctx, input: { taskId } }),
  ],
  [
    "answers.getTask",
    VIEWER,
    "done",
    "not_found",
    (ctx, { task: id }) => answers.getTask({ ctx, input: { id } }),
  ],
  [
    "answers.listAnswers",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      answers.listAnswers({
        ctx,
        input: { filter: { ...ANY_ANSWER, zone: "UTC" }, sort: "asked", after: null },
      }),
  ],
  [
    "answers.readDetails",
    VIEWER,
    "done",
    "done",
    (ctx, { task }) =>
      answers.readDetails({ ctx, input: { ids: [task], details: ["flags", "notes", "member"] } }),
  ],
  [
    "answers.countAnswers",
    VIEWER,
    "done",
    "done",
    (ctx) => answers.countAnswers({ ctx, input: { filter: { ...ANY_ANSWER, zone: "UTC" }, sort: "asked" } }),
  ],
  ["answers.listAnswerChoices", VIEWER, "done", "done", (ctx) => answers.listAnswerChoices({ ctx })],
  ["answers.countUnread", VIEWER, "done", "done", (ctx) => answers.countUnread({ ctx })],
  ["answers.isReadingWords", VIEWER, "done", "done", (ctx) => answers.isReadingWords({ ctx })],
  ["answers.listAskedLately", VIEWER, "done", "done", (ctx) => answers.listAskedLately({ ctx })],
  [
    "answers.reReadAnswers",
    MACHINE,
    "done",
    "not_found",
    (ctx, { workspaceId, task: taskId }) =>
      answers.reReadAnswers({ ctx, input: { workspaceId, taskId, after: null } }),
  ],
  ["answers.reReadWhereRisen", MACHINE, "done", "not_found", (ctx) => answers.reReadWhereRisen({ ctx })],
  [
    "answers.continueReReading",
    MACHINE,
    "done",
    "not_found",
    (ctx, { workspaceId, task: taskId }) =>
      answers.continueReReading({
        ctx,
        input: { workspaceId, taskId, after: null, signal: new AbortController().signal },
      }),
  ],
];
