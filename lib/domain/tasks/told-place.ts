import { z } from "zod";
import type { TaskParameters } from "./task-parameters";

const COUNTRY = "web_search_country_iso_code";
const CITY = "web_search_city";

/** What an engine was told of a place beside the wording, where that is less than the market says. */
export const toldOnlySchema = z.enum(["language", "country"]).nullable();
export type ToldOnly = z.infer<typeof toldOnlySchema>;

/** The same of what was asked with these settings; `city` is the market's. */
export function toldOnly(parameters: TaskParameters, city: string | null): ToldOnly {
  if (!(COUNTRY in parameters)) return "language";
  return city !== null && !(CITY in parameters) ? "country" : null;
}
