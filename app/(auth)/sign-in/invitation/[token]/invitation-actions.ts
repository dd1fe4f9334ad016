"use server";

import { z } from "zod";
import { joinAsMember, joinAsNewPerson, newPersonSchema } from "@/lib/services/invitations";
import { personalAction, publicAction } from "@/lib/web/action";

/** Makes an account for whoever holds the link, which is the proof, and a member of it. */
export const joinAsNewPersonAction = publicAction
  .metadata({ permission: "anyone" })
  .inputSchema(newPersonSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => joinAsNewPerson({ ctx, input: parsedInput }));

/** Makes the signed-in person a member, where the link is for their address. */
export const joinAsMemberAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(z.object({ token: z.string().max(100) }))
  .action(async ({ ctx: { ctx }, parsedInput }) => joinAsMember({ ctx, input: parsedInput }));
