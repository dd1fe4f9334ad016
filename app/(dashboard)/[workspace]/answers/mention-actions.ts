"use server";

import { z } from "zod";
import { BRAND_LIMITS } from "@/lib/domain/brands/brand-limits";
import { addMention, cancelPhrase, refuseMention, undoCorrection } from "@/lib/services/mentions";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const correct = workspaceAction.metadata({ permission: "brand:write" }).bindArgsSchemas(boundSlug);

const place = z.int().min(0);
/** Longer than any name, and than what is compared of what stands before one. */
const text = z.string().max(2_000);

/** Says that a brand is not meant at one place of one answer. */
export const refuseMentionAction = correct
  .inputSchema(z.object({ answerId: z.uuid(), brandId: z.uuid(), start: place, end: place }))
  .action(async ({ ctx: { ctx }, parsedInput }) => refuseMention({ ctx, input: parsedInput }));

/** Adds a phrase in which an alias is another word. */
export const cancelPhraseAction = correct
  .inputSchema(
    z.object({
      brandId: z.uuid(),
      ruleId: z.string().max(64),
      phrase: z.string().max(BRAND_LIMITS.cancelChars * 2),
    }),
  )
  .action(async ({ ctx: { ctx }, parsedInput }) => cancelPhrase({ ctx, input: parsedInput }));

/** Says that a brand is named by some text of an answer. */
export const addMentionAction = correct
  .inputSchema(z.object({ answerId: z.uuid(), brandId: z.uuid(), text, before: text }))
  .action(async ({ ctx: { ctx }, parsedInput }) => addMention({ ctx, input: parsedInput }));

/** Takes back what was said of a place. */
export const undoCorrectionAction = correct
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => undoCorrection({ ctx, input: parsedInput }));
