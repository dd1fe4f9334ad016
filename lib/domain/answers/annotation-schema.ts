import { z } from "zod";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { ANNOTATION_LIMITS, type ChosenFlag, FLAG_COLOURS } from "./annotation";

export const noteTextSchema = typedText("The note")
  .trim()
  .min(1, "Write something.")
  .check(maxChars(ANNOTATION_LIMITS.noteChars));

export const flagNameSchema = typedText("The name")
  .trim()
  .min(1, "Give the flag a name.")
  .check(maxChars(ANNOTATION_LIMITS.flagNameChars));

export const flagColourSchema = z.enum(FLAG_COLOURS).nullable();

export const flagSchema = z.object({ id: z.uuid(), name: z.string(), colour: flagColourSchema });

export const chosenFlagSchema = z.union([
  z.strictObject({ id: z.uuid() }),
  z.strictObject({ name: flagNameSchema, colour: flagColourSchema }),
]) satisfies z.ZodType<ChosenFlag>;

/** Answers chosen one by one. */
export const chosenAnswersSchema = z
  .array(z.uuid())
  .min(1, "Choose an answer.")
  .max(
    ANNOTATION_LIMITS.chosen,
    `At most ${ANNOTATION_LIMITS.chosen.toLocaleString("en-US")} answers at once.`,
  );
