import * as noticeChannels from "@/lib/services/notice-channels";
import { NOTICES, ADMIN, PERSON, MACHINE, ANYBODY, type Line } from "./allowed";

const noticed = { paces: { run_failed: "at_once" as const }, digestAt: "08:00", quiet: null };

export const noticeChannelsLines: Line[] = [
  ["notice-channels.listChannels", ADMIN, "done", "done", (ctx) => noticeChannels.listChannels({ ctx })],
  [
    "notice-channels.addChannel",
    ADMIN,
    "done",
    "done",
    (ctx) =>
      noticeChannels.addChannel({
        ctx,
        input: { kind: "webhook", name: "Ops", url: "https://hooks.example.com/in", ...noticed },
      }),
  ],
  [
    "notice-channels.changeChannel",
    ADMIN,
    "done",
    "not_found",
    (ctx, { channel: id }) =>
      noticeChannels.changeChannel({ ctx, input: { id, name: "Ops", url: null, ...noticed } }),
  ],
  [
    "notice-channels.removeChannel",
    ADMIN,
    "done",
    "not_found",
    (ctx, { channel: id }) => noticeChannels.removeChannel({ ctx, input: { id } }),
  ],
  [
    "notice-channels.rotateSecret",
    ADMIN,
    "done",
    "not_found",
    (ctx, { channel: id }) => noticeChannels.rotateSecret({ ctx, input: { id } }),
  ],
  [
    "notice-channels.muteChannel",
    ADMIN,
    "done",
    "not_found",
    (ctx, { channel: id }) => noticeChannels.muteChannel({ ctx, input: { id, what: "all", hours: 1 } }),
  ],
  [
    "notice-channels.startChannel",
    ADMIN,
    "done",
    "not_found",
    (ctx, { channel: id }) => noticeChannels.startChannel({ ctx, input: { id } }),
  ],
  [
    "notice-channels.testChannel",
    ADMIN,
    "done",
    "not_found",
    (ctx, { channel: id }) => noticeChannels.testChannel({ ctx, input: { id } }),
  ],
  [
    "notice-channels.resendDelivery",
    ADMIN,
    "done",
    "not_found",
    (ctx, { delivery: id }) => noticeChannels.resendDelivery({ ctx, input: { id } }),
  ],
  [
    "notice-channels.listDeliveries",
    NOTICES,
    "done",
    "done",
    (ctx, { channel: channelId }) =>
      noticeChannels.listDeliveries({ ctx, input: { filter: { channelId, state: null }, after: null } }),
  ],
  ["notice-channels.getOwnMail", PERSON, "done", "done", (ctx) => noticeChannels.getOwnMail({ ctx })],
  [
    "notice-channels.saveOwnMail",
    PERSON,
    "done",
    "done",
    (ctx) => noticeChannels.saveOwnMail({ ctx, input: noticed }),
  ],
  [
    "notice-channels.readUnsubscribe",
    ANYBODY,
    "done",
    "done",
    (ctx) => noticeChannels.readUnsubscribe({ ctx, input: { token: "a guess" } }),
  ],
  [
    "notice-channels.unsubscribe",
    ANYBODY,
    "done",
    "done",
    (ctx) => noticeChannels.unsubscribe({ ctx, input: { token: "a guess" } }),
  ],
  [
    "notice-channels.sendDueNotices",
    MACHINE,
    "done",
    "not_found",
    (ctx) => noticeChannels.sendDueNotices({ ctx }),
  ],
];
