import { z } from "zod";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { MARK_KINDS, MARK_TEXT_MAX, type NewMark } from "./timeline-mark";

/** Something that happened, as a person marks it. */
export const newMarkSchema = z.strictObject({
  /** Null: it concerns the whole workspace. */
  setId: z.uuid().nullable(),
  kind: z.enum(MARK_KINDS),
  /** Day and time of the workspace's zone: `2026-11-26T09:00`. */
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "A day and a time."),
  text: typedText("The text").trim().min(1, "Say what happened.").check(maxChars(MARK_TEXT_MAX)),
}) satisfies z.ZodType<NewMark>;
