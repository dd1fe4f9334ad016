import { z } from "zod";
import { RETENTION_MAX_DAYS } from "./retention";

const days = z
  .int("A whole number of days.")
  .min(1, "At least one day.")
  .max(RETENTION_MAX_DAYS, `At most ${RETENTION_MAX_DAYS} days, which is ten years; or for ever.`)
  .nullable();

/** Days as a person chose them; null is for ever. */
export const retentionSchema = z.object({ rawReplyDays: days, answerDays: days });
