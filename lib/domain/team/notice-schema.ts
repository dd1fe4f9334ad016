import { z } from "zod";
import {
  CONNECTION_FAILURES,
  MOVED_FIGURES,
  STOP_REASONS,
  type NoticeContent,
  type NoticeView,
} from "./notice";

const outcome = z.object({ answered: z.int(), failed: z.int(), unknown: z.int(), cancelled: z.int() });

const shown = z.object({
  id: z.uuid(),
  subjectId: z.uuid(),
  subjectName: z.string().nullable(),
  at: z.iso.datetime(),
  seen: z.boolean(),
});

const CONTENTS = [
  z.object({ kind: z.literal("run_finished"), facts: outcome }),
  z.object({ kind: z.literal("run_failed"), facts: outcome }),
  z.object({ kind: z.literal("task_failures"), facts: outcome }),
  z.object({ kind: z.literal("schedule_paused"), facts: z.object({ reason: z.string() }) }),
  z.object({
    kind: z.literal("visibility_moved"),
    facts: z.object({
      figure: z.enum(MOVED_FIGURES),
      before: z.number(),
      now: z.number(),
      reach: z.number(),
      from: z.iso.date(),
      to: z.iso.date(),
      unit: z.enum(["run", "week"]),
      units: z.int(),
      engines: z.string().array(),
      scheduleId: z.uuid(),
      schedule: z.string(),
    }),
  }),
  z.object({ kind: z.literal("report_paused"), facts: z.object({}) }),
  z.object({
    kind: z.literal("connection_failing"),
    facts: z.object({ failure: z.enum(CONNECTION_FAILURES) }),
  }),
  z.object({ kind: z.literal("budget_warning"), facts: z.object({ share: z.int() }) }),
  z.object({
    kind: z.literal("budget_blocked"),
    facts: z.object({ left: z.string(), asked: z.int(), sent: z.int() }).partial(),
  }),
  z.object({
    kind: z.literal("reconciliation_difference"),
    facts: z.object({ day: z.iso.date(), difference: z.string() }),
  }),
  z.object({ kind: z.literal("channel_stopped"), facts: z.object({ reason: z.enum(STOP_REASONS) }) }),
  z.object({ kind: z.literal("mail_stopped"), facts: z.object({ reason: z.enum(STOP_REASONS) }) }),
] as const;

/** What a row of `app.notice` says. */
export const noticeContentSchema = z.discriminatedUnion("kind", CONTENTS) satisfies z.ZodType<NoticeContent>;

/** The notices that a person is shown, newest first. */
export const noticesSchema = z.object({
  notices: z.array(z.intersection(noticeContentSchema, shown)) satisfies z.ZodType<NoticeView[]>,
});
