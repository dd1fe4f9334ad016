import "server-only";
import { countAnswers as countIn } from "@/lib/db/sql/answers/count-answers";
import { listAnswersPage } from "@/lib/db/sql/answers/list-answers";
import { readTexts } from "@/lib/db/sql/search/read-texts";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { AnswerCursor, AnswerFilter, AnswerSort } from "@/lib/domain/answers/answer-filter";
import type { AnswerPage, AnswerRow, ListedAnswer } from "@/lib/domain/answers/answer-list";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { plainExcerpt } from "@/lib/format/text";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { markFound } from "@/lib/services/search/mark-found";
import { readFilter } from "@/lib/services/search/read-search";

interface Wanted {
  filter: Zoned<AnswerFilter>;
  sort: AnswerSort;
}

/**
 * A page of a workspace's answers in the order asked for, with those still under way and those that failed. Where words
 * are looked for, each shows the part in which they are found.
 */
export async function listAnswers({
  ctx,
  input,
}: Call<Wanted & { after: AnswerCursor | null }>): Promise<AnswerPage<ListedAnswer>> {
  requirePermission(ctx, "answer:read");
  const own = readsOf(ctx);
  const { rows, ...page } = await listAnswersPage(own, {
    ...input,
    filter: await readFilter(own, input.filter),
  });
  return { ...page, rows: await withMarks(own, rows, input.filter.text) };
}

/** How many answers a filter leaves, all of them; for a large workspace that takes seconds. */
export async function countAnswers({ ctx, input }: Call<Wanted>): Promise<number> {
  requirePermission(ctx, "answer:read");
  const own = readsOf(ctx);
  return countIn(own, { ...input, filter: await readFilter(own, input.filter) });
}

async function withMarks(
  own: WorkspaceReads,
  rows: readonly AnswerRow[],
  search: string | null,
): Promise<ListedAnswer[]> {
  const plain = rows.map((row) => ({ ...row, excerpt: row.excerpt && plainExcerpt(row.excerpt), marks: [] }));
  if (search === null || rows.length === 0) return plain;
  const ids = rows.map(({ id }) => id);
  const texts = await readTexts(own, ids);
  const marked = await markFound(
    own,
    search,
    ids.map((id) => plainExcerpt(texts.get(id) ?? "")),
  );
  return plain.map((row, index) => {
    const { text, marks } = marked[index] ?? { text: null, marks: [] };
    return row.excerpt === null ? row : { ...row, excerpt: text, marks };
  });
}
