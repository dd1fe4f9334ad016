import { z } from "zod";
import { isDay } from "@/lib/domain/text/text-shapes";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { daysBetween } from "@/lib/domain/time/day-span";
import { LINK_DAYS, REPORT_LIMITS, REPORT_VIEWS } from "./report";

const { titleChars, commentChars, queryChars, days } = REPORT_LIMITS;

const day = z.string().refine(isDay, "No day of the calendar.");
const daysAreMany = `A report is of at most ${days} days.`;

const periodSchema = z.union([
  z.object({ lastDays: z.int().min(1, "At least one day.").max(days, daysAreMany) }),
  z
    .object({ from: day, to: day })
    .refine(({ from, to }) => from <= to, { message: "The last day is before the first.", path: ["to"] })
    .refine(({ from, to }) => daysBetween(from, to) < days, { message: daysAreMany, path: ["from"] }),
]);

const showsSchema = z.object({ prompts: z.boolean(), costs: z.boolean(), notes: z.boolean() });

/** What of a report can be changed once it is made. */
export const reportChangeSchema = z.object({
  title: typedText("The title").trim().min(1, "Give the report a title.").check(maxChars(titleChars)),
  comment: typedText("The comment").trim().check(maxChars(commentChars)),
  period: periodSchema,
  shows: showsSchema,
});

export const newReportSchema = reportChangeSchema.extend({
  view: z.enum(REPORT_VIEWS),
  query: z.string().max(queryChars, `The filters of a report have at most ${queryChars} characters.`),
});

export const linkDaysSchema = z.literal(LINK_DAYS, {
  message: `A link works for ${LINK_DAYS.join(", ")} days.`,
});
