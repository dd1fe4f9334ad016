import { z } from "zod";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { targetEstimateSchema } from "./price-range";

/** One model an API offers for an engine, with what it can do; null where the API does not say. */
export const modelSchema = z.object({
  name: z.string(),
  reasoning: z.boolean().nullable(),
  webSearch: z.boolean().nullable(),
  taskPost: z.boolean().nullable(),
});
export type Model = z.infer<typeof modelSchema>;

export interface ModelList {
  models: Model[];
  fetchedAt: string;
}

/** What one search fee is charged for: every answer, every answer that searched, or every search. */
const SEARCH_FEE_UNITS = ["answer", "searched answer", "search"] as const;
export type SearchFeeUnit = (typeof SEARCH_FEE_UNITS)[number];

/** What a model's vendor lists for it, in dollars. */
export const listPriceSchema = z.object({
  /** For a million tokens read, and written. */
  input: dollarsSchema,
  output: dollarsSchema,
  /** What searching costs beside; null where no fee is known. */
  search: z.object({ unit: z.enum(SEARCH_FEE_UNITS), perThousand: dollarsSchema }).nullable(),
});
export type ListPrice = z.infer<typeof listPriceSchema>;

/** A model with what is known of its price: no API's list of models says any. */
export const pricedModelSchema = modelSchema.extend({
  /** Null: not in the price table. */
  listPrice: listPriceSchema.nullable(),
  /** What its answers have cost in this workspace, where there is no list price and are enough answers. */
  pastCost: targetEstimateSchema.nullable(),
});
export type PricedModel = z.infer<typeof pricedModelSchema>;

export const pricedModelListSchema = z.object({
  models: z.array(pricedModelSchema),
  fetchedAt: z.iso.datetime(),
});
