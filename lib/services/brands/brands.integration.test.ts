import { beforeEach, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import type { Context } from "@/lib/services/context";
import { plantOne } from "@/test/plant-one";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";
import {
  archiveBrand,
  changeBrand,
  exportBrands,
  getBrand,
  importBrands,
  listBrands,
  makeBrand,
  newestBrandRules,
  previewBrand,
} from ".";

let own: TestWorkspace;

beforeEach(async () => {
  own = await newWorkspace();
});

const make = (brand: object) => makeBrand({ ctx: own.ctx, input: { brand } });
const change = (id: string, brand: object) => changeBrand({ ctx: own.ctx, input: { id, brand } });
const archive = (id: string, archived: boolean) => archiveBrand({ ctx: own.ctx, input: { id, archived } });
const newest = () => newestBrandRules({ ctx: own.ctx });

it("keeps a brand as it was written, and writes the rules of all in use down with each change", async () => {
  expect(await newest()).toEqual({ number: 0, brands: [] });
  const ring = {
    name: "Ring",
    role: "own",
    aliases: [{ text: "Ring", case: "exact", not: ["Ring finger"] }],
    domains: ["https://www.ring.com/", "youtube.com/@ring"],
    names: [{ market: "Japan", name: "リング" }],
  };
  const { id } = await make(ring);
  const kept = {
    ...{ id, number: 1, name: "Ring", role: "own", names: ring.names, archivedAt: null },
    aliases: [{ text: "Ring", case: "exact", boundary: "word", accents: "any", not: ["Ring finger"] }],
    domains: ["ring.com", "youtube.com/@ring"],
  };
  expect(await getBrand({ ctx: own.ctx, input: { id } })).toEqual(kept);
  const nest = await make({ name: "Nest" });
  const { number, brands } = await newest();
  expect(number).toBe(2);
  expect(brands).toMatchObject([
    {
      id,
      number: 1,
      domains: [
        { host: "ring.com", path: "" },
        { host: "youtube.com", path: "/@ring" },
      ],
    },
    { id: nest.id, number: 2, role: "competitor" },
  ]);

  // What changes nothing is no version, and no decision.
  await change(id, ring);
  expect((await newest()).number).toBe(2);
  await change(id, { ...ring, name: "Ring!" });
  await archive(nest.id, true);
  expect(await newest()).toMatchObject({ number: 4, brands: [{ name: "Ring!" }] });
  await archive(nest.id, false);
  expect((await newest()).brands).toHaveLength(2);
  expect((await listBrands({ ctx: own.ctx })).map(({ name }) => name)).toEqual(["Ring!", "Nest"]);
  expect(await getDb().auditEntry.count({ where: { workspaceId: own.workspaceId, entity: "brand" } })).toBe(
    5,
  );
});

it("says what is wrong by field, and saves nothing", async () => {
  await make({ name: "Ring" });
  await expect(
    make({ name: " ", domains: ["co.uk"], aliases: [{ text: "Ring", not: ["finger"] }] }),
  ).rejects.toMatchObject({
    code: "invalid",
    fields: { name: expect.any(String), "aliases[0].not[0]": expect.any(String) },
  });
  await expect(make({ name: "Acme", domains: ["co.uk"] })).rejects.toMatchObject({
    fields: { "domains[0]": expect.any(String) },
  });
  await expect(make({ name: "RING" })).rejects.toMatchObject({
    code: "conflict",
    fields: { name: expect.any(String) },
  });
  expect(await listBrands({ ctx: own.ctx })).toHaveLength(1);
});

it("takes a name again that only archived brands have, and never a number", async () => {
  const first = await make({ name: "Ring" });
  await archive(first.id, true);
  const second = await make({ name: "ring" });
  await expect(archive(first.id, false)).rejects.toMatchObject({ code: "conflict" });
  const brands = await listBrands({ ctx: own.ctx });
  expect(brands.map(({ id, number }) => [id, number])).toEqual([
    [second.id, 2],
    [first.id, 1],
  ]);
});

it("numbers brands and versions without gaps, whoever makes them at once", async () => {
  await Promise.all(["A1", "B2", "C3", "D4"].map((name) => make({ name })));
  expect((await newest()).number).toBe(4);
  expect((await newest()).brands.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
});

it("keeps what measured as it was", async () => {
  await make({ name: "Ring" });
  const { workspaceId } = own;
  await expect(
    getDb().ruleVersion.updateMany({ where: { workspaceId }, data: { rules: [] } }),
  ).rejects.toThrow(/constraint violated/);
});

it("tries rules on the newest answers as they are written, beside the other brands", async () => {
  const { workspaceId, userId, task, brand: id } = await plantOne();
  const ctx: Context = { ...own.ctx, workspaceId, actor: { kind: "member", userId, role: "owner" } };
  await getDb().answer.update({
    where: { taskId: task },
    data: { text: "We like Ring and the Ring Video Bell. Give it a ring." },
  });
  const preview = (brand: object) => previewBrand({ ctx, input: { id, brand } });
  expect(await preview({ name: "Ring" })).toMatchObject({
    ...{ answers: 1, isAll: true, naming: 1, mentions: 3, looser: 1, longerName: 1 },
    hits: [{ answerId: task, mark: { start: 8, end: 12 }, doubt: null }],
  });
  await makeBrand({ ctx, input: { brand: { name: "Ring Video Bell" } } });
  expect(await preview({ name: "Ring" })).toMatchObject({ mentions: 2, longerName: 0 });
  await expect(preview({ name: "Ring", domains: ["co.uk"] })).rejects.toMatchObject({
    fields: { "domains[0]": expect.any(String) },
  });
});

it("brings in what it exports, all of it or nothing", async () => {
  await make({ name: "Ring", role: "own", domains: ["ring.com"] });
  await make({ name: "Nest" });
  const text = JSON.stringify(await exportBrands({ ctx: own.ctx }));
  const other = await newWorkspace();
  const bring = (given: string) => importBrands({ ctx: other.ctx, input: { text: given } });
  expect(await bring(text)).toEqual({ made: 2, changed: 0, same: 0 });
  expect(await bring(text)).toEqual({ made: 0, changed: 0, same: 2 });
  expect(await bring('[{"name":"ring","role":"own"}]')).toEqual({ made: 0, changed: 1, same: 0 });
  expect((await newestBrandRules({ ctx: other.ctx })).number).toBe(2);
  await expect(bring('[{"name":"Acme"},{"name":"Eve","role":"friend"}]')).rejects.toMatchObject({
    code: "invalid",
    fields: { "[1].role": expect.any(String) },
  });
  await expect(bring("{")).rejects.toMatchObject({ fields: { file: expect.any(String) } });
  expect(await listBrands({ ctx: other.ctx })).toHaveLength(2);
});
