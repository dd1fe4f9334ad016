import { z } from "zod";
import { SURFACES } from "@/lib/domain/engines/surface";
import { MONTH_DAYS_MAX } from "@/lib/domain/schedules/schedule-preset";
import { emailSchema } from "@/lib/domain/team/credentials";
import { timeOfDaySchema } from "@/lib/domain/time/time-of-day";
import { MAILING_LIMITS, MAILING_STEPS, type ReportNarrowing } from "./report-mailing";

const MANY = `A report goes to at most ${MAILING_LIMITS.addresses} addresses.`;

/** The same address twice is one. What is none is named: among ten one looks for it else. */
const addressesSchema = z
  .array(z.string().max(300, "An address has at most 254 characters."))
  .max(100, MANY)
  .transform((typed, { addIssue }) => {
    const read = typed.map((text) => emailSchema.safeParse(text));
    read.forEach(({ success }, place) => {
      if (!success)
        addIssue({ code: "custom", message: `“${typed[place] ?? ""}” is not an e-mail address.` });
    });
    return [...new Set(read.flatMap(({ data }) => data ?? []))].toSorted();
  })
  .pipe(z.array(z.string()).min(1, "At least one address.").max(MAILING_LIMITS.addresses, MANY));

/** By what rhythm a report is to go out, and to whom. */
export const reportMailingSchema = z
  .object({
    every: z.enum(MAILING_STEPS),
    day: z.int().min(0),
    at: timeOfDaySchema,
    addresses: addressesSchema,
  })
  .refine(({ every, day }) => (every === "week" ? day <= 6 : day >= 1 && day <= MONTH_DAYS_MAX), {
    message: `A day of the week, or day 1 to ${MONTH_DAYS_MAX} of the month.`,
    path: ["day"],
  });

const text = z.string().nullable();

/** As it is kept beside a mailing. */
export const narrowingColumn = z.object({
  cut: z.boolean(),
  filter: z.object({
    surface: z.enum(SURFACES).nullable(),
    ...{
      engine: text,
      model: text,
      from: text,
      to: text,
      promptId: text,
      memberId: text,
      runId: text,
      setId: text,
    },
    ...{ scheduleId: text, familyId: text, topic: text, tag: text, personaId: text, marketId: text },
  }),
}) satisfies z.ZodType<ReportNarrowing>;
