"use server";

import { z } from "zod";
import {
  changedChannelSchema,
  channelChoicesSchema,
  muteSchema,
  newChannelSchema,
} from "@/lib/domain/team/notice-channel-schema";
import {
  addChannel,
  changeChannel,
  muteChannel,
  removeChannel,
  resendDelivery,
  rotateSecret,
  saveOwnMail,
  startChannel,
  testChannel,
} from "@/lib/services/notice-channels";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "notice:write" }).bindArgsSchemas(boundSlug);
/** On one's own e-mail; whoever may change them does it to the workspace's channels, too. */
const own = workspaceAction.metadata({ permission: "workspace:read" }).bindArgsSchemas(boundSlug);
const byId = z.object({ id: z.uuid() });

/** Keeps what one wants by e-mail. */
export const saveOwnMailAction = own
  .inputSchema(channelChoicesSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => saveOwnMail({ ctx, input: parsedInput }));

/** Mutes a channel, or one kind of notice there, or ends that. */
export const muteChannelAction = own
  .inputSchema(muteSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => muteChannel({ ctx, input: parsedInput }));

/** Starts a channel again that was stopped. */
export const startChannelAction = own
  .inputSchema(byId)
  .action(async ({ ctx: { ctx }, parsedInput }) => startChannel({ ctx, input: parsedInput }));

/** Sends a test and says what came of it. */
export const testChannelAction = own
  .inputSchema(byId)
  .action(async ({ ctx: { ctx }, parsedInput }) => testChannel({ ctx, input: parsedInput }));

/** Has a message sent once more. */
export const resendDeliveryAction = own
  .inputSchema(byId)
  .action(async ({ ctx: { ctx }, parsedInput }) => resendDelivery({ ctx, input: parsedInput }));

/** Adds a channel; its secret is in the reply and nowhere else. */
export const addChannelAction = write
  .inputSchema(newChannelSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => addChannel({ ctx, input: parsedInput }));

/** Changes a channel's name, address and choices. */
export const changeChannelAction = write
  .inputSchema(changedChannelSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => changeChannel({ ctx, input: parsedInput }));

/** Removes a channel with its log. */
export const removeChannelAction = write
  .inputSchema(byId)
  .action(async ({ ctx: { ctx }, parsedInput }) => removeChannel({ ctx, input: parsedInput }));

/** Gives a webhook a new secret, which is in the reply and nowhere else. */
export const rotateSecretAction = write
  .inputSchema(byId)
  .action(async ({ ctx: { ctx }, parsedInput }) => rotateSecret({ ctx, input: parsedInput }));
