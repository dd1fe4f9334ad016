"use server";

import { z } from "zod";
import {
  hostedConnectionSchema,
  makeDefaultConnection,
  removeConnection,
  saveHostedConnection,
  testConnection,
} from "@/lib/services/connections";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "connection:write" }).bindArgsSchemas(boundSlug);
const onConnection = write.inputSchema(z.object({ id: z.uuid() }));

/** Tests a hosted API and keeps it only if it answers. */
export const saveConnectionAction = write
  .inputSchema(hostedConnectionSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await saveHostedConnection({ ctx, input: parsedInput });
  });

/** Asks the API's free `user_data` again. */
export const testConnectionAction = onConnection.action(async ({ ctx: { ctx }, parsedInput }) => {
  const { testedAt } = await testConnection({ ctx, input: parsedInput });
  return { testedAt: testedAt.toISOString() };
});

/** Makes a connection the one that compose starts with. */
export const makeDefaultAction = onConnection.action(async ({ ctx: { ctx }, parsedInput }) =>
  makeDefaultConnection({ ctx, input: parsedInput }),
);

/** Takes a hosted connection out of use and forgets its password. */
export const removeConnectionAction = onConnection.action(async ({ ctx: { ctx }, parsedInput }) =>
  removeConnection({ ctx, input: parsedInput }),
);
