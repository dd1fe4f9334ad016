import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { type Measured, WITH_PROMPTS } from "./fact-conditions";

const rowSchema = z.object({
  language: z.string().nullable(),
  country: z.string().nullable(),
  city: z.string().nullable(),
  answers: z.coerce.number(),
});
/** Answers of one place and language; all of it null: asked in no market. */
export type MarketAnswers = z.infer<typeof rowSchema>;

/** Answers by where they were asked, or whose language their wording is in; the most first. */
export const countMarkets = (own: WorkspaceReads, { facts }: Measured): Promise<MarketAnswers[]> =>
  own.rows(
    {
      columns: sql`market.language, market.country, market.city, count(*) as answers`,
      from: "answer_fact",
      joins: sql`${WITH_PROMPTS} left join app.market on market.id = answer_fact.market_id`,
      where: facts,
      groupBy: sql`1, 2, 3`,
      orderBy: sql`answers desc, 1, 2, 3`,
    },
    rowSchema,
  );
