import { z } from "zod";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { LANGUAGES } from "./languages";
import { marketNameSchema } from "./prompt-set";

/** Where and in which language is asked. What it says is kept as it is; only its name changes. */
export const marketSchema = z.strictObject({
  name: marketNameSchema,
  /** ISO 639-1, lower case. */
  language: z.string().refine((code) => LANGUAGES.includes(code), "Choose a language."),
  /** ISO 3166-1 alpha-2, upper case; null where only the language counts. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "Choose a country.")
    .nullable(),
  city: typedText("The city")
    .trim()
    .check(maxChars(255))
    .transform((city) => city || null)
    .nullable(),
});
export type Market = z.infer<typeof marketSchema>;

export interface MarketView extends Market {
  id: string;
  /** Prompts in use whose wording was made for it. */
  prompts: number;
  archivedAt: string | null;
}
