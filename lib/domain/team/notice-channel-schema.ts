import { z } from "zod";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { timeOfDaySchema } from "@/lib/domain/time/time-of-day";
import { isNoticeKind, STOP_REASONS, type NoticeKind } from "./notice";
import { MUTE_HOURS, PACES, WORKSPACE_CHANNEL_KINDS, type Mutes, type Paces } from "./notice-channel";

const noticeKind = z.custom<NoticeKind>(
  (kind) => typeof kind === "string" && isNoticeKind(kind),
  "There is no such kind of notice.",
);

const known = <Value>(record: Record<string, Value>): [NoticeKind | "all", Value][] =>
  Object.entries(record).flatMap(([kind, value]) =>
    kind === "all" || isNoticeKind(kind) ? [[kind, value]] : [],
  );

/** As they are kept; kinds that this version does not know are left out. */
export const pacesColumn = z
  .record(z.string(), z.enum(PACES))
  .transform((record): Paces => Object.fromEntries(known(record).filter(([kind]) => kind !== "all")));
export const mutesColumn = z
  .record(z.string(), z.string())
  .transform((record): Mutes => Object.fromEntries(known(record)));

/** A row whose reason an older version does not know stands still all the same. */
export const stopColumn = z.enum(STOP_REASONS).nullable().catch("failing");

/** What goes by a channel, and when. */
export const channelChoicesSchema = z.object({
  paces: z.partialRecord(noticeKind, z.enum(PACES)),
  digestAt: timeOfDaySchema,
  quiet: z
    .object({ from: timeOfDaySchema, to: timeOfDaySchema })
    .refine(({ from, to }) => from !== to, "Quiet hours end at another time than they begin.")
    .nullable(),
});

const name = typedText("The name")
  .trim()
  .min(1, "Give the channel a name.")
  .check(maxChars(60, "At most 60 characters."));

/** An address that somebody types. Whether it may be reached is judged when it is. */
const url = z
  .url({ protocol: /^https?$/, error: "An https address." })
  .max(1_000, "At most 1,000 characters.")
  .refine((text) => URL.canParse(text) && new URL(text).username === "" && new URL(text).password === "", {
    error: "An address without a login in it.",
  });

export const newChannelSchema = channelChoicesSchema.extend({
  kind: z.enum(WORKSPACE_CHANNEL_KINDS),
  name,
  url,
});

/** Without an address the old one stays: it is shown to nobody, so nobody can type it again. */
export const changedChannelSchema = channelChoicesSchema.extend({
  id: z.uuid(),
  name,
  url: url.nullable(),
});

export const muteSchema = z.object({
  id: z.uuid(),
  what: z.union([z.literal("all"), noticeKind]),
  /** Null ends it. */
  hours: z.literal([...MUTE_HOURS]).nullable(),
});
