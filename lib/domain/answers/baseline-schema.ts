import { z } from "zod";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { SPAN_MAX } from "@/lib/domain/time/shown-span";
import { daysBetween } from "@/lib/domain/time/day-span";
import { BASELINE_NAME_MAX, type Baseline } from "./baseline";

const day = z.iso.date("A day.");

/** A baseline as a person pins it. */
export const baselineSchema = z
  .strictObject({
    name: typedText("The name").trim().min(1, "Give it a name.").check(maxChars(BASELINE_NAME_MAX)),
    from: day,
    to: day,
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "The last day is before the first." })
  .refine(({ from, to }) => daysBetween(from, to) < SPAN_MAX, {
    path: ["to"],
    message: `At most ${SPAN_MAX} days.`,
  }) satisfies z.ZodType<Baseline>;
