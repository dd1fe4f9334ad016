import { z } from "zod";
import { capSchema } from "@/lib/domain/amounts/dollars-schema";
import { setAskSchema } from "@/lib/domain/runs/set-run";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { SCHEDULE_NAME_MAX, SPREAD_MAX, type NewSchedule } from "./schedule";

/** A schedule as it is made or changed. */
export const newScheduleSchema = z.strictObject({
  name: typedText("The name").trim().min(1, "Give the schedule a name.").check(maxChars(SCHEDULE_NAME_MAX)),
  setId: z.uuid("Choose a set."),
  /** Five fields, in the workspace's zone. */
  cron: z.string().max(100, "At most 100 characters."),
  ask: setAskSchema,
  spreadMinutes: z
    .int("Whole minutes.")
    .min(0, "From 0 minutes.")
    .max(SPREAD_MAX, `At most ${SPREAD_MAX / 60} hours.`),
  /** Dollars that one slot may be expected to cost at most. */
  capPerSlot: capSchema,
  /** Dollars that a calendar month of the workspace's zone may come to at most. */
  capPerMonth: capSchema,
}) satisfies z.ZodType<NewSchedule>;
