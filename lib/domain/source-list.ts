import { z } from "zod";
import { engineSchema } from "./engine";

/** What the list of sources is narrowed to. Null is "any". */
export const sourceFilterSchema = z.object({
  engine: engineSchema.nullable(),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  domain: z.string().max(300).nullable(),
  text: z.string().max(200).nullable(),
  sort: z.enum(["answers", "citations", "name"]),
  page: z.int().min(1).max(10_000),
});
export type SourceFilter = z.infer<typeof sourceFilterSchema>;

export const SOURCES_PER_PAGE = 50;

/** A cited domain, or one cited source of a domain. */
export interface SourceRow {
  /** Empty domain: the reply gives only a redirect and no hint where it leads. */
  domain: string;
  /** Null in the list of domains. */
  sourceUrl: string | null;
  title: string | null;
  /** Distinct sources of the domain. */
  sources: number;
  citations: number;
  answers: number;
}

export interface SourcePage {
  rows: SourceRow[];
  /** Rows in the filter, over all pages. */
  total: number;
  /** Answers in the filter that were answered with search: the denominator of prevalence. */
  searchedAnswers: number;
}
