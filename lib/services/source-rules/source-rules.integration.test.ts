import { beforeEach, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { replaceCitations } from "@/lib/db/sql/answers/replace-citations";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { ANYTHING } from "@/lib/domain/lists/workspace-filter";
import { listAnswers } from "@/lib/services/answers";
import { makeBrand } from "@/lib/services/brands";
import { systemContext, type Context } from "@/lib/services/context";
import { listSources, tellSources } from "@/lib/services/sources";
import { readSource } from "@/lib/reading/sources";
import { ownDatabase } from "@/test/own-database";
import { plantOne } from "@/test/plant-one";
import {
  changeSourceRule,
  getSourceRule,
  listRuleChanges,
  listSourceRules,
  makeSourceRule,
  previewSourceRule,
  removeSourceRule,
} from ".";

ownDatabase();

let ctx: Context;

const tell = (): Promise<void> =>
  tellSources({ ctx: systemContext("test"), input: { signal: AbortSignal.timeout(20_000) } });
const make = (rule: object) => makeSourceRule({ ctx, input: { rule } });
const preview = (rule: object | null, id: string | null = null) =>
  previewSourceRule({ ctx, input: { id, rule } });
const changes = () => listRuleChanges({ ctx });
const rules = () => listSourceRules({ ctx });

const CITED = [
  { rawUrl: "https://www.reddit.com/r/a/comments/1/best", title: "Best" },
  { rawUrl: "https://www.reddit.com/r/a/comments/1/best", title: "Best" },
  { rawUrl: "https://www.reddit.com/r/b", title: "B" },
  { rawUrl: "https://unheard-of.example/x", title: "X" },
];

beforeEach(async () => {
  const { workspaceId, userId, task: taskId } = await plantOne();
  ctx = { ...systemContext("test"), workspaceId, actor: { kind: "member", userId, role: "researcher" } };
  await getDb().sourceRule.deleteMany({ where: { workspaceId } });
  await replaceCitations(getPool(), [
    {
      taskId,
      citations: CITED.map((citation, position) => ({
        ...citation,
        ...readSource({ ...citation, directUrl: null }),
        ...{ position, place: { kind: "none" }, sectionIndex: 0 },
      })),
    },
  ]);
  await tell();
});

const versions = () =>
  getDb().ruleVersion.findMany({
    where: { workspaceId: ctx.workspaceId, kind: "sources" },
    orderBy: { number: "asc" },
  });

it("are written down as a version with each change, and in the audit log", async () => {
  const { id } = await make({ where: "https://www.Reddit.com/", class: "social" });
  expect(await getSourceRule({ ctx, input: { id } })).toEqual({
    ...{ id, where: "reddit.com", words: "", class: "social", pageType: null },
  });
  await changeSourceRule({ ctx, input: { id, rule: { where: "reddit.com", class: "community" } } });
  // What changes nothing is no version, and no decision.
  await changeSourceRule({ ctx, input: { id, rule: { where: "reddit.com", class: "community" } } });
  await removeSourceRule({ ctx, input: { id } });
  expect((await versions()).map(({ number, rules }) => [number, rules])).toEqual([
    [1, [{ where: "reddit.com", words: "", class: "social", pageType: null }]],
    [2, [{ where: "reddit.com", words: "", class: "community", pageType: null }]],
    [3, []],
  ]);
  const entries = await getDb().auditEntry.findMany({ where: { entityId: id }, orderBy: { at: "asc" } });
  expect(entries.map(({ action }) => action)).toEqual([
    ...["source_rule.create", "source_rule.change", "source_rule.remove"],
  ]);
});

it("say what is wrong with them by field, and are one of the same addresses and words", async () => {
  await expect(make({ where: "not a site", class: null })).rejects.toMatchObject({
    code: "invalid",
    fields: { where: expect.stringContaining("Not a site") },
  });
  await expect(make({ where: "a.example", words: "how to", class: "shop" })).rejects.toMatchObject({
    fields: { words: expect.stringContaining("A class is a site's") },
  });
  await make({ where: "a.example", class: "shop" });
  await expect(make({ where: "A.example", class: "news" })).rejects.toMatchObject({ code: "conflict" });
  expect(await versions()).toHaveLength(1);
});

it("move what the preview says they would, and removing one undoes it", async () => {
  const social = { where: "reddit.com", class: "social" };
  const told = await preview(social);
  expect(told).toMatchObject({
    ...{ looked: 2, isAll: true, told: { sources: 2, citations: 3 }, moved: { sources: 2, citations: 3 } },
    moves: [{ what: "class", was: "community", became: "social", sources: 2, citations: 3 }],
    examples: [
      { citations: 2, before: { class: "community" }, after: { class: "social" } },
      { citations: 1 },
    ],
  });
  const { id } = await make(social);
  expect(await changes()).toMatchObject({ sources: 3, left: 3 });
  await tell();
  expect(await changes()).toMatchObject({
    ...{ sources: 3, left: 0 },
    changes: [{ version: { number: 1, added: ["reddit.com"] }, moves: told.moves }],
  });
  expect(await rules()).toMatchObject([{ id, class: "social", sources: 2, citations: 3 }]);

  const undone = await preview(null, id);
  expect(undone.moves).toEqual([{ ...told.moves[0], was: "social", became: "community" }]);
  await removeSourceRule({ ctx, input: { id } });
  await tell();
  const { changes: all } = await changes();
  expect(all[0]).toMatchObject({ version: { removed: ["reddit.com"] }, moves: undone.moves });
});

it("narrow the lists of sources and of answers, and are named where a source is shown", async () => {
  const list = async (told: object) => {
    const filter = { ...ANYTHING, zone: "UTC", domain: null, text: null, sourceClass: null, pageType: null };
    const input = { filter: { ...filter, ...told }, sort: "citations" as const, page: 1 };
    return listSources({ ctx, input });
  };
  const community = await list({ sourceClass: "community" });
  expect(community).toMatchObject({
    rows: [
      {
        ...{ domain: "reddit.com", citations: 3 },
        told: {
          classes: [{ is: "community", by: { origin: "built-in", name: "reddit.com" } }],
          pageType: null,
        },
      },
    ],
    sum: { citations: 3 },
  });
  expect((await list({ sourceClass: "news" })).rows).toEqual([]);
  const pages = await list({ domain: "reddit.com", pageType: "forum thread" });
  expect(pages.rows).toMatchObject([{ citations: 2, told: { pageType: { is: "forum thread" } } }]);

  // One citation has the domain and the class.
  const answers = async (told: object) => {
    const input = { filter: { ...ANY_ANSWER, zone: "UTC", ...told }, sort: "asked" as const, after: null };
    return (await listAnswers({ ctx, input })).rows.length;
  };
  expect(await answers({ sourceClass: "community" })).toBe(1);
  expect(await answers({ sourceClass: "community", domain: "unheard-of.example" })).toBe(0);
  expect(await answers({ pageType: "product" })).toBe(0);
});

it("are of any site, too, and give way to brands' domains", async () => {
  expect(await preview({ where: "*", words: "x", pageType: "product" })).toMatchObject({
    ...{ looked: 3, isAll: true },
    moves: [{ what: "page type", became: "product", sources: 1 }],
  });
  await makeBrand({ ctx, input: { brand: { name: "Heard of", domains: ["unheard-of.example"] } } });
  await tell();
  expect(await preview({ where: "unheard-of.example", class: "shop" })).toMatchObject({
    ...{ told: { sources: 0 }, moved: { sources: 0 }, examples: [] },
  });
  // What a brand's domain moved is not put down to a rule.
  expect((await changes()).changes).toMatchObject([
    { version: null, moves: [{ was: "other", became: "competitor", sources: 1 }] },
  ]);
});
