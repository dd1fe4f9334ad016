import { z } from "zod";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { SAVED_VIEW_LIMITS } from "./saved-view";

export const viewNameSchema = typedText("The name")
  .trim()
  .min(1, "Give the view a name.")
  .check(maxChars(SAVED_VIEW_LIMITS.nameChars));

/** A query as an address has it; what it says is looked at whenever it is opened. */
export const viewQuerySchema = z.string().max(SAVED_VIEW_LIMITS.queryChars, {
  message: `The address of a view has at most ${SAVED_VIEW_LIMITS.queryChars.toLocaleString("en-US")} characters.`,
});
