"use server";

import { z } from "zod";
import { NAME_DECISIONS } from "@/lib/domain/brands/name-suggestion";
import {
  archiveBrand,
  changeBrand,
  decideName,
  importBrands,
  makeBrand,
  trackName,
} from "@/lib/services/brands";
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

const nameSchema = z.object({ name: z.string() });

/** Has a suggested name tracked as a competitor. */
export const trackNameAction = write
  .inputSchema(nameSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => trackName({ ctx, input: parsedInput }));

/** Decides about a suggested name, or takes that back. */
export const decideNameAction = write
  .inputSchema(nameSchema.extend({ decision: z.enum(NAME_DECISIONS).nullable() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => decideName({ ctx, input: parsedInput }));

/** Brings in a file of brands. */
export const importBrandsAction = write
  .inputSchema(z.object({ text: z.string() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => importBrands({ ctx, input: parsedInput }));
