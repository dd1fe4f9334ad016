"use server";

import { z } from "zod";
import { DELETED_AT_ONCE, type ToDelete } from "@/lib/domain/answers/deletion";
import { AppError } from "@/lib/domain/errors";
import { readAddress } from "@/lib/queries/read-address";
import { deleteAnswers, previewDeletion, undoDeletion } from "@/lib/services/deletions";
import { boundSlug, workspaceAction } from "@/lib/web/action";
import { answersParsers } from "./answers/answers-search-params";

const deleter = workspaceAction.metadata({ permission: "answer:delete" }).bindArgsSchemas(boundSlug);

/** Answers by id, those of the list's address, or a run. */
const namedSchema = z.union([
  z.object({ kind: z.literal("answers"), ids: z.array(z.uuid()).min(1).max(DELETED_AT_ONCE) }),
  z.object({ kind: z.literal("answers"), address: z.string().max(8_000) }),
  z.object({ kind: z.literal("run"), runId: z.uuid() }),
]);

/** What is named; an address of which a part can't be read names more than was meant, and is refused. */
async function readNamed(named: z.infer<typeof namedSchema>): Promise<ToDelete> {
  if (!("address" in named)) return named;
  const given = Promise.resolve(Object.fromEntries(new URLSearchParams(named.address)));
  const { state, problems } = await readAddress(answersParsers, given);
  if (problems.length > 0)
    throw new AppError("invalid", {
      message: "The list's address can't be read as it stands. Set the filters anew.",
    });
  const { sort: _sort, after: _after, columns: _columns, view: _view, ...filter } = state;
  return { kind: "answers", filter };
}

/** What deleting would take away. A read; what it is of may be too long for an address. */
export const previewDeletionAction = deleter
  .inputSchema(namedSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) =>
    previewDeletion({ ctx, input: await readNamed(parsedInput) }),
  );

/** Deletes it, where it is still as many as was said. */
export const deleteAnswersAction = deleter
  .inputSchema(z.object({ what: namedSchema, expected: z.int().nonnegative() }))
  .action(async ({ ctx: { ctx }, parsedInput: { what, expected } }) =>
    deleteAnswers({ ctx, input: { ...(await readNamed(what)), expected } }),
  );

/** Brings back what one act deleted. */
export const undoDeletionAction = deleter
  .inputSchema(z.object({ id: z.uuid() }))
  .action(({ ctx: { ctx }, parsedInput }) => undoDeletion({ ctx, input: parsedInput }));
