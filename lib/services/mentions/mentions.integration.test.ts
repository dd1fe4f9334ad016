import { beforeAll, describe, expect, it } from "vitest";
import { listBrands, makeBrand } from "@/lib/services/brands";
import { systemContext, type Context } from "@/lib/services/context";
import { measureAnswers } from "@/lib/services/measuring";
import { ownDatabase } from "@/test/own-database";
import { plantAnswers } from "@/test/plant-answers";
import { addMention, cancelPhrase, getMentions, refuseMention, undoCorrection } from ".";

const pool = ownDatabase();
let ctx: Context;
let answerId: string;
let brandId: string;

const FIRST = "The **Ring** is small. A Ring finger is none.";
const SECOND = "Rng is a slip.";

beforeAll(async () => {
  const { workspaceId, userId } = await plantAnswers(1);
  ctx = { ...systemContext("test"), workspaceId, actor: { kind: "member", userId, role: "researcher" } };
  const items = [{ type: "message", sections: [FIRST, SECOND].map((text) => ({ text, citations: [] })) }];
  const { rows } = await pool.query<{ id: string }>(
    "update app.answer set text = $2, items = $3 where workspace_id = $1 returning task_id as id",
    [workspaceId, `${FIRST}\n\n${SECOND}`, JSON.stringify(items)],
  );
  answerId = rows[0]?.id ?? "";
  const brand = { name: "Ring", role: "competitor", aliases: [], domains: [], names: [] };
  ({ id: brandId } = await makeBrand({ ctx, input: { brand } }));
  await measure();
});

const measure = () =>
  measureAnswers({ ctx: systemContext("test"), input: { signal: AbortSignal.timeout(60_000) } });
const read = () => getMentions({ ctx, input: { answerId } });
const factOf = async () => {
  const { rows } = await pool.query<{ mentions: number[]; code_version: number }>(
    "select mentions, code_version from app.answer_fact where task_id = $1",
    [answerId],
  );
  return rows[0]?.code_version ? (rows[0].mentions[0] ?? 0) : "stale";
};

describe("mentions of an answer", () => {
  it("are told with where they stand in their section, and by which rule", async () => {
    const { mentions, version, isStale } = await read();
    expect([version, isStale]).toEqual([1, false]);
    expect(mentions).toMatchObject([
      {
        text: "Ring",
        section: 0,
        sectionStart: 6,
        sectionEnd: 10,
        alias: { text: "Ring" },
        after: " is small. A Ring finger is none.",
      },
      { text: "Ring", section: 0, sectionStart: 25, brand: { id: brandId, name: "Ring" } },
    ]);
  });

  it("are refused at one place, measured at once, and undone", async () => {
    const [, second] = (await read()).mentions;
    const place = { answerId, brandId, start: second?.start ?? 0, end: second?.end ?? 0 };
    const { id } = await refuseMention({ ctx, input: place });
    expect((await read()).mentions).toHaveLength(1);
    expect(await factOf()).toBe(1);
    expect(await refuseMention({ ctx, input: place })).toEqual({ id });
    const nowhere = refuseMention({ ctx, input: { ...place, end: place.end + 1 } });
    await expect(nowhere).rejects.toMatchObject({ code: "not_found" });
    await undoCorrection({ ctx, input: { id } });
    expect(await factOf()).toBe(2);
    expect((await read()).corrections).toEqual([]);
  });

  it("are refused again where another text stands than was refused there", async () => {
    const place = async () => {
      const second = (await read()).mentions[1];
      return { answerId, brandId, start: second?.start ?? 0, end: second?.end ?? 0 };
    };
    const write = (from: string, to: string) =>
      pool.query("update app.answer set text = replace(text, $2, $3) where task_id = $1", [
        answerId,
        from,
        to,
      ]);
    const at = await place();
    await refuseMention({ ctx, input: at });
    await write("A Ring finger", "A RING finger");
    await measure();
    expect(await place()).toEqual(at);
    const { id } = await refuseMention({ ctx, input: at });
    expect((await read()).mentions).toHaveLength(1);
    expect((await read()).corrections).toMatchObject([{ id, text: "RING", holds: true }]);
    await undoCorrection({ ctx, input: { id } });
    await write("A RING finger", "A Ring finger");
    await measure();
  });

  it("are added where no rule finds them, in any section, and stay while the text does", async () => {
    const { id } = await addMention({ ctx, input: { answerId, brandId, text: "Rng", before: "is none." } });
    expect((await read()).mentions.at(-1)).toMatchObject({
      text: "Rng",
      section: 1,
      sectionStart: 0,
      alias: null,
    });
    expect(await factOf()).toBe(3);
    const elsewhere = addMention({ ctx, input: { answerId, brandId, text: "Rang", before: "" } });
    await expect(elsewhere).rejects.toMatchObject({ code: "invalid", fields: { text: expect.any(String) } });
    await undoCorrection({ ctx, input: { id } });
  });

  it("go by a phrase everywhere: the brand's name becomes an alias that it cancels", async () => {
    const [first] = (await read()).mentions;
    await cancelPhrase({ ctx, input: { brandId, ruleId: first?.ruleId ?? "", phrase: "ring finger" } });
    const [brand] = await listBrands({ ctx });
    expect(brand?.aliases).toMatchObject([{ text: "Ring", not: ["ring finger"] }]);
    expect((await read()).isStale).toBe(true);
    await measure();
    expect(await factOf()).toBe(1);
    const again = cancelPhrase({ ctx, input: { brandId, ruleId: first?.ruleId ?? "", phrase: "a ring" } });
    await expect(again).rejects.toMatchObject({ code: "not_found" });
  });

  it("are written down by whom", async () => {
    const { rows } = await pool.query<{ action: string }>(
      "select action from app.audit_entry where workspace_id = $1 and entity = 'mention' order by at, id",
      [ctx.workspaceId],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      ...["mention.refuse", "mention.undo"],
      ...["mention.refuse", "mention.refuse", "mention.undo"],
      "mention.add",
      "mention.undo",
    ]);
  });
});
