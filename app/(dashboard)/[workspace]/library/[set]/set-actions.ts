"use server";

import { z } from "zod";
import { familyNameSchema } from "@/lib/domain/library/prompt-set";
import { promptEditSchema } from "@/lib/domain/library/prompt-edit";
import { promptSelectionSchema } from "@/lib/domain/library/set-prompt-schema";
import { addSibling, renameFamily } from "@/lib/services/families";
import {
  addQuestion,
  editPrompts,
  editQuestion,
  questionFieldsSchema,
  undoChange,
} from "@/lib/services/prompt-sets";
import { boundSlug, workspaceAction } from "@/lib/web/action";
import { wholeFields } from "@/lib/web/whole-fields";

const write = workspaceAction.metadata({ permission: "prompt:write" }).bindArgsSchemas(boundSlug);

const added = questionFieldsSchema.extend({ setId: z.uuid() });
const edited = questionFieldsSchema.extend({ id: z.uuid() });
const changed = z.object({ setId: z.uuid(), selection: promptSelectionSchema, edit: promptEditSchema });

/** Adds one question to a set. */
export const addQuestionAction = write
  .inputSchema(added, wholeFields(added))
  .action(async ({ ctx: { ctx }, parsedInput }) => addQuestion({ ctx, input: parsedInput }));

/** Edits one question of a set. */
export const editQuestionAction = write
  .inputSchema(edited, wholeFields(edited))
  .action(async ({ ctx: { ctx }, parsedInput }) => editQuestion({ ctx, input: parsedInput }));

/** Changes many prompts of a set at once. */
export const editPromptsAction = write
  .inputSchema(changed, wholeFields(changed))
  .action(async ({ ctx: { ctx }, parsedInput }) => editPrompts({ ctx, input: parsedInput }));

/** Undoes an act on a set's prompts. */
export const undoChangeAction = write
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => undoChange({ ctx, input: parsedInput }));

/** Gives a family another name. */
export const renameFamilyAction = write
  .inputSchema(z.object({ id: z.uuid(), name: familyNameSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => renameFamily({ ctx, input: parsedInput }));

/** Asks a prompt of a set in one more market. */
export const addSiblingAction = write
  .inputSchema(
    questionFieldsSchema.pick({ userPrompt: true }).extend({ promptId: z.uuid(), marketId: z.uuid() }),
  )
  .action(async ({ ctx: { ctx }, parsedInput }) => addSibling({ ctx, input: parsedInput }));
