import { z } from "zod";
import { typedText } from "@/lib/domain/text/typed-text";
import { PASSWORD_MAX, PASSWORD_MIN } from "./password-limits";

/** An e-mail address folded: written in whatever case, and in whatever of Unicode's equal ways, it is one address. */
export const foldEmail = (email: string): string =>
  email.normalize("NFKC").toLowerCase().normalize("NFKC").trim();

/** An e-mail address as it identifies a user: folded. */
export const emailSchema = z
  .string()
  .transform(foldEmail)
  .pipe(z.string().max(254, "At most 254 characters."))
  .pipe(z.email("Not an e-mail address."));

export const newPasswordSchema = typedText("The password")
  .min(PASSWORD_MIN, `At least ${PASSWORD_MIN} characters.`)
  .max(PASSWORD_MAX, `At most ${PASSWORD_MAX} characters.`);
