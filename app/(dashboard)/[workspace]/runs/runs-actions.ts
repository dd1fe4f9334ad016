"use server";

import { z } from "zod";
import { capSchema } from "@/lib/domain/amounts/dollars-schema";
import { RETRIED_STATES } from "@/lib/domain/runs/run";
import { setAskSchema } from "@/lib/domain/runs/set-run";
import {
  askAgain,
  cancelRun,
  pauseRun,
  previewSetRun,
  priceAgain,
  resumeRun,
  retryRun,
  startSetRun,
} from "@/lib/services/runs";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const asker = workspaceAction.metadata({ permission: "run:create" }).bindArgsSchemas(boundSlug);

const setRunSchema = z.object({
  setId: z.uuid(),
  ask: setAskSchema,
  /** Dollars it may be expected to cost at most. */
  cap: capSchema.nullable(),
});

/** What a run of a set would be. A read; what it is asked with is too long for an address. */
export const previewRun = asker
  .inputSchema(setRunSchema)
  .action(({ ctx: { ctx }, parsedInput }) => previewSetRun({ ctx, input: parsedInput }));

/** Sends a run of a set. */
export const sendSetRun = asker
  .inputSchema(setRunSchema.extend({ requestKey: z.uuid(), onlyWhatFits: z.boolean() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    const { runId } = await startSetRun({ ctx, input: { ...parsedInput, origin: null } });
    return { runId };
  });

const actSchema = z.object({ id: z.uuid(), act: z.enum(["pause", "resume", "cancel"]) });
const ACTS = { pause: pauseRun, resume: resumeRun, cancel: cancelRun };

/** Pauses a run, goes on with it, or ends it. */
export const steerRun = asker
  .inputSchema(actSchema)
  .action(({ ctx: { ctx }, parsedInput: { id, act } }) => ACTS[act]({ ctx, input: { id } }));

const againSchema = z.object({ runId: z.uuid(), state: z.enum(RETRIED_STATES).nullable() });

/** What asking a run again, or what of it ended in a state, is expected to cost. */
export const priceRunAgain = asker
  .inputSchema(againSchema)
  .action(({ ctx: { ctx }, parsedInput }) => priceAgain({ ctx, input: parsedInput }));

/** Asks a run again, or what of it ended in a state. */
export const sendRunAgain = asker
  .inputSchema(againSchema.extend({ requestKey: z.uuid(), onlyWhatFits: z.boolean() }))
  .action(async ({ ctx: { ctx }, parsedInput: { state, ...input } }) => {
    const { runId: sent } =
      state === null
        ? await askAgain({ ctx, input: { ...input, taskId: null } })
        : await retryRun({ ctx, input: { ...input, state } });
    return { runId: sent };
  });
