import "server-only";
import type { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { changedChannelSchema, newChannelSchema } from "@/lib/domain/team/notice-channel-schema";
import { env } from "@/lib/env";
import { isPublicOrigin } from "@/lib/net/public-address";
import { requirePermission, type Call } from "@/lib/services/context";
import { columnsOf } from "./columns";
import { getWorkspaceChannel } from "./in-workspace";
import { followChoices } from "./place";
import { makeSigningSecret, sealFor } from "./sealed";

/** More than a workspace needs, and little enough that a notice is placed in no time. */
const MOST_CHANNELS = 20;
/** So long an old secret counts beside a new one. */
const OLD_SECRET_MS = 24 * 3_600_000;

/** Told this once. */
interface ShownOnce {
  /** What the receiver checks signatures with; null for a channel that does not sign. */
  secret: string | null;
}

/**
 * Adds a way out for notices of the workspace: a webhook that signs, or one that speaks Slack's format. Throws `invalid`
 * by field, `conflict` where there are twenty.
 */
export async function addChannel({
  ctx,
  input,
}: Call<z.input<typeof newChannelSchema>>): Promise<ShownOnce & { id: string }> {
  requirePermission(ctx, "notice:write");
  const { kind, name, url, ...choices } = newChannelSchema.parse(input);
  const secret = kind === "webhook" ? makeSigningSecret() : null;
  const address = addressColumns(url);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    if ((await tx.prisma.noticeChannel.count({ where: { workspaceId, userId: null } })) >= MOST_CHANNELS)
      throw new AppError("conflict", {
        message: `There are ${MOST_CHANNELS} channels already, the most a workspace has. Remove one first.`,
      });
    const { id } = await tx.prisma.noticeChannel.create({
      data: {
        ...{ workspaceId, kind, name, ...address, ...columnsOf(choices), createdAt: ctx.now() },
        sealedSecret: secret === null ? null : sealFor("signature", secret),
      },
      select: { id: true },
    });
    const after = { kind, name, host: address.host, ...choices };
    await recordDecision(tx, ctx, { workspaceId, action: "notice_channel.add", entityId: id, after });
    return { id, secret };
  });
}

/** Changes a channel's name, what goes by it and when, and, where one is given, its address. Throws `not_found`, `invalid`. */
export async function changeChannel({
  ctx,
  input,
}: Call<z.input<typeof changedChannelSchema>>): Promise<void> {
  requirePermission(ctx, "notice:write");
  const { id: given, name, url, ...choices } = changedChannelSchema.parse(input);
  const address = url === null ? null : addressColumns(url);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const before = await getWorkspaceChannel(ctx, given);
    const { id } = before;
    await tx.prisma.noticeChannel.update({
      where: { id, workspaceId },
      data: { name, ...address, ...columnsOf(choices) },
    });
    await followChoices(tx, { workspaceId, channelId: id }, choices);
    await recordDecision(tx, ctx, {
      ...{ workspaceId, action: "notice_channel.change", entityId: id },
      before: { name: before.name, host: before.host, paces: before.paces },
      after: { name, host: address?.host ?? before.host, ...choices },
    });
  });
}

/** Takes a channel away, with what waits for it and what is on record of it. Throws `not_found`. */
export async function removeChannel({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "notice:write");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, kind, name, host } = await getWorkspaceChannel(ctx, input.id);
    await tx.prisma.noticeChannel.delete({ where: { id, workspaceId } });
    const before = { kind, name, host };
    await recordDecision(tx, ctx, { workspaceId, action: "notice_channel.remove", entityId: id, before });
  });
}

/** Gives a webhook another secret. For a day it signs with both. Throws `not_found`, `invalid` for one that signs nothing. */
export async function rotateSecret({ ctx, input }: Call<{ id: string }>): Promise<ShownOnce> {
  requirePermission(ctx, "notice:write");
  const secret = makeSigningSecret();
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, sealedSecret } = await getWorkspaceChannel(ctx, input.id);
    if (!sealedSecret)
      throw new AppError("invalid", { message: "This channel signs nothing: its address is its secret." });
    await tx.prisma.noticeChannel.update({
      where: { id, workspaceId },
      data: {
        sealedSecret: sealFor("signature", secret),
        sealedOldSecret: sealedSecret,
        oldSecretUntil: new Date(ctx.now().getTime() + OLD_SECRET_MS),
      },
    });
    await recordDecision(tx, ctx, { workspaceId, action: "notice_channel.rotate_secret", entityId: id });
    return { secret };
  });
}

/** An address as it is kept. What only this network can reach is the operator's to allow. */
function addressColumns(url: string) {
  const { origin, host, protocol } = new URL(url);
  if (!env().allowedOrigins.includes(origin)) {
    if (protocol !== "https:") throw refused("An address with https, so that nobody on the way reads it.");
    if (!isPublicOrigin(origin))
      throw refused("This address is on a private network. The operator of this instance can allow it.");
  }
  return { host, sealedUrl: sealFor("address", url) };
}

const refused = (message: string) =>
  new AppError("invalid", { message: `${message} Nothing was saved.`, fields: { url: message } });
