import * as questionAsks from "@/lib/services/question-asks";
import { type PlantedWorkspace } from "@/test/plant-one";
import { VIEWER, RESEARCHER, type Line } from "./allowed";

const questionAsk = ({ connection, set, market }: PlantedWorkspace) => ({
  ...{ requestKey: crypto.randomUUID(), setId: set, connectionId: connection, marketId: market },
  ...{ description: "Somebody with a boat.", count: 5, webSearch: false },
  target: { engine: "gemini" as const, model: "m-1" },
});

export const questionAsksLines: Line[] = [
  [
    "question-asks.listQuestionAsks",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId }) => questionAsks.listQuestionAsks({ ctx, input: { setId } }),
  ],
  [
    "question-asks.readAskedQuestions",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId, questionAsk: runId }) =>
      questionAsks.readAskedQuestions({ ctx, input: { setId, runId } }),
  ],
  [
    "question-asks.askForQuestions",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => questionAsks.askForQuestions({ ctx, input: questionAsk(of) }),
  ],
  [
    "question-asks.addAskedQuestions",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: setId, questionAsk: runId }) =>
      questionAsks.addAskedQuestions({
        ctx,
        input: { setId, runId, questions: [{ userPrompt: "Which harbour, then?", topic: null }] },
      }),
  ],
];
