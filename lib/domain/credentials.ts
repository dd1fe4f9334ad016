import { z } from "zod";
import { PASSWORD_MAX, PASSWORD_MIN } from "./password-limits";
import { typedText } from "./typed-text";

/** An e-mail address as it identifies a user: trimmed and lower-cased. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "At most 254 characters.")
  .pipe(z.email("Not an e-mail address."));

export const newPasswordSchema = typedText("The password")
  .min(PASSWORD_MIN, `At least ${PASSWORD_MIN} characters.`)
  .max(PASSWORD_MAX, `At most ${PASSWORD_MAX} characters.`);
