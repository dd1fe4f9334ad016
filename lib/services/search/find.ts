import "server-only";
import { findPrompts } from "@/lib/db/sql/search/find-prompts";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { type Found, FOUND_SHOWN } from "@/lib/domain/answers/found";
import { plainExcerpt } from "@/lib/format/text";
import { listAnswers } from "@/lib/services/answers/list";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { markFound } from "./mark-found";
import { readSearch } from "./read-search";

/** The newest few prompts and answers that hold words, with these marked, and how many answers do. */
export async function find({ ctx, input: { text } }: Call<{ text: string }>): Promise<Found> {
  requirePermission(ctx, "prompt:read");
  const filter = { ...ANY_ANSWER, zone: "UTC", text };
  const [prompts, { rows, total }] = await Promise.all([
    promptsWith(readsOf(ctx), text),
    listAnswers({ ctx, input: { filter, sort: "asked", after: null } }),
  ]);
  const answers = rows
    .slice(0, FOUND_SHOWN)
    .map(({ id, excerpt, marks }) => ({ id, text: excerpt ?? "", marks }));
  return { prompts, answers, answersInAll: total };
}

async function promptsWith(own: ReturnType<typeof readsOf>, text: string): Promise<Found["prompts"]> {
  const found = await findPrompts(own, await readSearch(own, text), FOUND_SHOWN);
  const marked = await markFound(
    own,
    text,
    found.map((one) => plainExcerpt(one.text)),
  );
  return found.flatMap(({ id }, index) => {
    const one = marked[index];
    return one ? [{ id, ...one }] : [];
  });
}
