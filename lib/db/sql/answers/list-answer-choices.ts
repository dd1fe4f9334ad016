import "server-only";
import { z } from "zod";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { AnswerChoices } from "@/lib/domain/answers/answer-filter";

/** More of one kind than this nobody picks from a list. */
const MOST = 300;
/** So many of the latest runs and answers are looked through. */
const SEEN = 5_000;

const wordRow = z.object({ word: z.string() });
const namedRow = z.object({ id: z.uuid(), name: z.string() });

/** What a workspace has that its answers can be narrowed to, by name; labels and models of late. */
export async function listAnswerChoicesOf(own: WorkspaceReads): Promise<AnswerChoices> {
  const named = (from: "brand" | "market" | "persona" | "prompt_set" | "schedule" | "family", name: Sql) =>
    own.rows({ columns: sql`id, ${name} as name`, from, orderBy: sql`name, id`, limit: MOST }, namedRow);
  const words = (read: Parameters<WorkspaceReads["rows"]>[0]) =>
    own.rows({ ...read, orderBy: sql`word`, limit: MOST }, wordRow);
  const [markets, personas, sets, schedules, families, brands, topics, tags, labels, answered] =
    await Promise.all([
      named("market", sql`name`),
      named("persona", sql`name || case when replaced_by_id is null then '' else ' (earlier)' end`),
      named("prompt_set", sql`name`),
      named("schedule", sql`name`),
      named("family", sql`name`),
      named("brand", sql`name || case when archived_at is null then '' else ' (archived)' end`),
      words({ columns: sql`distinct topic as word`, from: "prompt", where: [sql`topic is not null`] }),
      words({
        columns: sql`distinct tag as word`,
        from: "prompt",
        joins: sql`cross join lateral unnest(prompt.tags) as tag`,
      }),
      words({
        columns: sql`distinct latest.label as word`,
        from: {
          name: sql`latest`,
          read: { columns: sql`label`, from: "run", orderBy: sql`created_at desc`, limit: SEEN },
        },
        where: [sql`latest.label is not null`],
      }),
      words({
        columns: sql`distinct latest.model_answered as word`,
        from: {
          name: sql`latest`,
          read: { columns: sql`model_answered`, from: "answer", orderBy: sql`answered_at desc`, limit: SEEN },
        },
      }),
    ]);
  const texts = (rows: readonly { word: string }[]): string[] => rows.map(({ word }) => word);
  return {
    markets,
    personas,
    sets,
    schedules,
    families,
    brands,
    topics: texts(topics),
    tags: texts(tags),
    labels: texts(labels),
    answered: texts(answered),
  };
}
