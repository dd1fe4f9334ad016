import "server-only";
import { type Sql, sql } from "@/lib/db/query/sql";

// What a fact says of brands, for lists of answers and for figures alike, so that what a figure leads to is what it
// counts. Said of `answer_fact`; `brands` is a list of their numbers, as an expression of `smallint[]`.

/** Numbers that are known, as such a list. */
export const brandsOf = (numbers: readonly string[]): Sql => sql`${numbers.map(Number)}::smallint[]`;

/** It names one of them at least. */
export const namesOneOf = (brands: Sql): Sql => sql`answer_fact.brands && ${brands}`;

/** It puts one of them first; no answer does of which it is not told how far it recommends whom. */
export const putsFirstOneOf = (brands: Sql): Sql =>
  sql`exists (select from unnest(answer_fact.brands, answer_fact.levels) as said (brand, level)
               where said.level >= 2 and said.brand = any(${brands}))`;

/** It names a company: one that is tracked (all but controls), one that is known by its name alone, or a likely one. */
export const namesCompany = (tracked: Sql): Sql =>
  sql`(answer_fact.companies + coalesce(answer_fact.suggested, 0) > 0 or ${namesOneOf(tracked)})`;

/** It is told whether it does: where nobody tells of other names, who names nobody that is known tells nothing. */
export const isCompanyTold = (tracked: Sql): Sql =>
  sql`(answer_fact.suggested is not null or ${namesCompany(tracked)})`;
