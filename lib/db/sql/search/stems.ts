import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { STEMMERS } from "@/lib/domain/text/stemmers";

const stemSchema = z.object({ word: z.string(), stem: z.string() });

/** The stems of words, `language:stem`, in each language that a workspace has markets of. */
export const readStems = (
  own: WorkspaceReads,
  words: readonly string[],
): Promise<z.infer<typeof stemSchema>[]> =>
  words.length === 0
    ? Promise.resolve([])
    : own.rows(
        {
          columns: sql`distinct word, market.language || ':' || stem as stem`,
          from: "market",
          joins: sql`cross join unnest(${words}::text[]) as word
            cross join unnest(ts_lexize((${JSON.stringify(STEMMERS)}::jsonb ->> market.language)::regdictionary, word)) as stem`,
        },
        stemSchema,
      );
