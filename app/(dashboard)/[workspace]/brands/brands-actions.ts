"use server";

import { z } from "zod";
import { archiveBrand, changeBrand, makeBrand } from "@/lib/services/brands";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "brand:write" }).bindArgsSchemas(boundSlug);

/** Makes a brand; what is wrong with it the use case says, by field. */
export const makeBrandAction = write
  .inputSchema(z.object({ brand: z.unknown() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => makeBrand({ ctx, input: parsedInput }));

/** Changes a brand. */
export const changeBrandAction = write
  .inputSchema(z.object({ id: z.uuid(), brand: z.unknown() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => changeBrand({ ctx, input: parsedInput }));

/** Takes a brand out of use, or into it again. */
export const archiveBrandAction = write
  .inputSchema(z.object({ id: z.uuid(), archived: z.boolean() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => archiveBrand({ ctx, input: parsedInput }));
