"use server";

import { z } from "zod";
import {
  chosenAnswersSchema,
  chosenFlagSchema,
  noteTextSchema,
} from "@/lib/domain/answers/annotation-schema";
import { viewQuerySchema } from "@/lib/domain/answers/saved-view-schema";
import { addNote, changeNote, removeNote } from "@/lib/services/answer-notes";
import { flagAnswers } from "@/lib/services/flags";
import { boundSlug, workspaceAction } from "@/lib/web/action";
import { wholeFields } from "@/lib/web/whole-fields";
import { filterOfQuery } from "./answers-query";

const annotate = workspaceAction.metadata({ permission: "answer:annotate" }).bindArgsSchemas(boundSlug);

/** Writes a note beside an answer. */
export const addNoteAction = annotate
  .inputSchema(z.object({ answerId: z.uuid(), text: noteTextSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => addNote({ ctx, input: parsedInput }));

/** Changes a note of one's own. */
export const changeNoteAction = annotate
  .inputSchema(z.object({ id: z.uuid(), text: noteTextSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => changeNote({ ctx, input: parsedInput }));

/** Removes a note. */
export const removeNoteAction = annotate
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => removeNote({ ctx, input: parsedInput }));

const flagging = z.object({
  /** Those chosen one by one, or all that the list of an address finds. */
  answers: z.union([
    z.strictObject({ ids: chosenAnswersSchema }),
    z.strictObject({ query: viewQuerySchema }),
  ]),
  flag: chosenFlagSchema,
  has: z.boolean(),
});

/** Gives answers a flag, or takes it from them. */
export const flagAnswersAction = annotate
  .inputSchema(flagging, wholeFields(flagging))
  .action(async ({ ctx: { ctx, workspace }, parsedInput: { answers, flag, has } }) => {
    const chosen =
      "ids" in answers ? answers : { filter: { ...filterOfQuery(answers.query), zone: workspace.timeZone } };
    return flagAnswers({ ctx, input: { answers: chosen, flag, has } });
  });
