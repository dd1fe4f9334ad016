"use server";

import { z } from "zod";
import { marketSchema } from "@/lib/domain/library/market";
import { marketNameSchema } from "@/lib/domain/library/prompt-set";
import { archiveMarket, makeMarket, renameMarket } from "@/lib/services/markets";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "prompt:write" }).bindArgsSchemas(boundSlug);

/** Makes a market. */
export const makeMarketAction = write
  .inputSchema(marketSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => makeMarket({ ctx, input: parsedInput }));

/** Gives a market another name; what it says stays. */
export const renameMarketAction = write
  .inputSchema(z.object({ id: z.uuid(), name: marketNameSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => renameMarket({ ctx, input: parsedInput }));

/** Takes a market out of use, or into it again. */
export const archiveMarketAction = write
  .inputSchema(z.object({ id: z.uuid(), archived: z.boolean() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => archiveMarket({ ctx, input: parsedInput }));
