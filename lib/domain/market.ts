import { z } from "zod";

/** Where and in which language is asked. What it says is kept as it is; only its name changes. */
export const marketSchema = z.strictObject({
  name: z.string(),
  /** ISO 639-1, lower case. */
  language: z.string(),
  /** ISO 3166-1 alpha-2, upper case; null where only the language counts. */
  country: z.string().nullable(),
  city: z.string().nullable(),
});
export type Market = z.infer<typeof marketSchema>;

export interface MarketView extends Market {
  id: string;
  /** Prompts in use whose wording was made for it. */
  prompts: number;
  archivedAt: string | null;
}
