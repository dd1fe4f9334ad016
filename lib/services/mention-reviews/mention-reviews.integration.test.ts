import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { ReviewVerdict } from "@/lib/domain/brands/mention-review";
import { makeBrand } from "@/lib/services/brands";
import { systemContext, type Context } from "@/lib/services/context";
import { measureAnswers } from "@/lib/services/measuring";
import { refuseMention } from "@/lib/services/mentions";
import { ownDatabase } from "@/test/own-database";
import { plantAnswers } from "@/test/plant-answers";
import { getAgreement, getReviewQueue, judgeMention } from ".";

const pool = ownDatabase();
let one: Context;
let other: Context;
let viewer: Context;

const TEXT = "We like Ringo. A ringo is none, Ringoes neither. The **Ringo Max** is one.";

beforeAll(async () => {
  const { workspaceId, userId } = await plantAnswers(2);
  const as = (id: string, role: "researcher" | "viewer"): Context => ({
    ...{ ...systemContext("test"), workspaceId },
    actor: { kind: "member", userId: id, role },
  });
  one = as(userId, "researcher");
  other = as(randomUUID(), "researcher");
  viewer = as(randomUUID(), "viewer");
  await pool.query(
    `update app.answer set text = $2 where task_id = (select min(task_id::text)::uuid from app.answer where workspace_id = $1)`,
    [workspaceId, TEXT],
  );
  const aliases = [{ text: "Ringo", boundary: "anywhere" }];
  await makeBrand({ ctx: one, input: { brand: { name: "Ringo", aliases } } });
  await measureAnswers({ ctx: systemContext("test"), input: { signal: AbortSignal.timeout(60_000) } });
});

const itemsOf = async (ctx: Context) => (await getReviewQueue({ ctx })).items;

async function judge(ctx: Context, text: string, verdict: ReviewVerdict) {
  const { answerId, brandId, start, end } = (await itemsOf(ctx)).find((item) => item.text === text) ?? {
    ...{ answerId: "", brandId: "", start: 0, end: 0 },
  };
  const place = { answerId, brandId, start, end };
  await judgeMention({ ctx, input: { ...place, verdict } });
  return place;
}

describe("the review of mentions", () => {
  it("asks for those in doubt, the least certain first, and says over how many answers", async () => {
    const queue = await getReviewQueue({ ctx: one });
    expect(queue).toMatchObject({ answers: 2, isAll: true, inDoubt: 3, judged: 0, mine: [] });
    expect(queue.items.map(({ sentence, mark, doubts }) => [sentence.slice(mark.start), doubts])).toEqual([
      ["Ringoes neither.", ["within_word"]],
      ["ringo is none, Ringoes neither.", ["other_case"]],
      ["Ringo Max is one.", ["longer_name"]],
    ]);
  });

  it("asks nobody twice and tells nobody what others said before they did", async () => {
    const place = await judge(one, "ringo", "brand");
    await judgeMention({ ctx: one, input: { ...place, verdict: "brand" } });
    await judgeMention({ ctx: one, input: { ...place, verdict: "other" } });
    const queue = await getReviewQueue({ ctx: one });
    expect(queue).toMatchObject({ inDoubt: 3, judged: 1, mine: [{ text: "ringo", verdict: "other" }] });
    expect(queue.items).toHaveLength(2);
    expect(await getReviewQueue({ ctx: other })).toMatchObject({ judged: 0, mine: [] });
    expect(await itemsOf(other)).toHaveLength(3);
    expect(await getAgreement({ ctx: other })).toEqual({ pair: null, reviewers: 1, places: 1 });
    const { rows } = await pool.query<{ count: number }>(
      "select count(*)::int from app.audit_entry where workspace_id = $1 and action = 'mention.review'",
      [one.workspaceId],
    );
    expect(rows).toEqual([{ count: 2 }]);
  });

  it("counts how far two agree, and shows where they differ to those who have judged", async () => {
    await judge(one, "Ringo", "other");
    await judge(other, "ringo", "other");
    await judge(other, "Ringo", "brand");
    await judge(other, "Ringo", "brand");
    const { pair } = await getAgreement({ ctx: one });
    expect(pair).toMatchObject({ n: 2, agreed: 1, kappa: 0, hidden: 0 });
    expect(pair?.differences).toMatchObject([{ text: "Ringo", brandName: "Ringo" }]);
    expect((await getAgreement({ ctx: viewer })).pair?.differences).toHaveLength(1);
    const third: Context = { ...one, actor: { kind: "member", userId: randomUUID(), role: "researcher" } };
    expect((await getAgreement({ ctx: third })).pair).toMatchObject({ n: 2, differences: [], hidden: 1 });
  });

  it("refuses nothing by itself; one that is refused is asked for no more, and can still be judged otherwise", async () => {
    const [place] = (await getReviewQueue({ ctx: one })).mine.filter(({ text }) => text === "ringo");
    if (!place) throw new Error("not judged");
    const { answerId, brandId, start, end } = place;
    await refuseMention({ ctx: one, input: { answerId, brandId, start, end } });
    const after = await getReviewQueue({ ctx: one });
    expect(after.inDoubt).toBe(2);
    expect(after.mine.find(({ text }) => text === "ringo")).toMatchObject({ isRefused: true });
    await judgeMention({ ctx: one, input: { answerId, brandId, start, end, verdict: "brand" } });
    const third: Context = { ...one, actor: { kind: "member", userId: randomUUID(), role: "researcher" } };
    const nowhere = judgeMention({ ctx: third, input: { answerId, brandId, start, end, verdict: "brand" } });
    await expect(nowhere).rejects.toMatchObject({ code: "not_found" });
  });
});
