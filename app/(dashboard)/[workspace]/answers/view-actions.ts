"use server";

import { z } from "zod";
import { viewNameSchema, viewQuerySchema } from "@/lib/domain/answers/saved-view-schema";
import { changeView, openFirst, removeView, saveView, updateView } from "@/lib/services/saved-views";
import { boundSlug, workspaceAction } from "@/lib/web/action";
import { keptQuery } from "./answers-query";

// Of one's own; what the workspace shares is behind answer:annotate in the use cases.
const view = workspaceAction.metadata({ permission: "answer:read" }).bindArgsSchemas(boundSlug);

/** What is kept of a query is what the list would read of it, and nothing else. */
const query = viewQuerySchema.transform(keptQuery);

/** Keeps a view under a name. */
export const saveViewAction = view
  .inputSchema(z.object({ name: viewNameSchema, query, shared: z.boolean() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => saveView({ ctx, input: parsedInput }));

/** Gives a view another name, or shares it. */
export const changeViewAction = view
  .inputSchema(z.object({ id: z.uuid(), name: viewNameSchema, shared: z.boolean() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => changeView({ ctx, input: parsedInput }));

/** Keeps what is looked at now under a view's name. */
export const updateViewAction = view
  .inputSchema(z.object({ id: z.uuid(), query }))
  .action(async ({ ctx: { ctx }, parsedInput }) => updateView({ ctx, input: parsedInput }));

/** Removes a view. */
export const removeViewAction = view
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => removeView({ ctx, input: parsedInput }));

/** Chooses what the list opens with. */
export const openFirstAction = view
  .inputSchema(z.object({ id: z.uuid().nullable() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => openFirst({ ctx, input: parsedInput }));
