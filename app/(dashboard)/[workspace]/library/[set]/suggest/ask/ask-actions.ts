"use server";

import { z } from "zod";
import { addAskedQuestions, askForQuestions, questionAskSchema } from "@/lib/services/question-asks";
import { boundSlug, workspaceAction } from "@/lib/web/action";

/** Asks an engine for questions for a set. The answer comes by the worker; the page reads the run until it is there. */
export const sendQuestionAsk = workspaceAction
  .metadata({ permission: "run:create" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(questionAskSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    const { runId } = await askForQuestions({ ctx, input: parsedInput });
    return { runId };
  });

const reviewedSchema = z.object({
  setId: z.uuid(),
  runId: z.uuid(),
  questions: z.object({ userPrompt: z.string(), topic: z.string().nullable() }).array(),
});

/** Adds questions of an answer, as they were reviewed, to the set they were asked for. */
export const addAskedQuestionsAction = workspaceAction
  .metadata({ permission: "prompt:write" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(reviewedSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => addAskedQuestions({ ctx, input: parsedInput }));
