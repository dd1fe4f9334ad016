import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getDb } from "./client";
import type { Queryable } from "./columns";
import { getPool } from "./pool";
import { inTransaction, withTransaction, type Transaction } from "./transaction";

const ctx: { tx?: Transaction } = {};

const slugs = async (db: Queryable, slug: string): Promise<unknown[]> => {
  const { rows } = await db.query({
    text: "select name from app.workspace where slug = $1",
    values: [slug],
  });
  return rows;
};

const newSlug = () => `tx-${randomUUID()}`;

describe("one transaction", () => {
  it("shows Prisma what hand-written SQL wrote, and the other way round, and nobody else until it commits", async () => {
    const [bySql, byPrisma] = [newSlug(), newSlug()];
    await withTransaction(ctx, async ({ tx }) => {
      await tx.query({
        text: "insert into app.workspace (id, slug, name) values ($1, $2, 'by SQL')",
        values: [randomUUID(), bySql],
      });
      await tx.prisma.workspace.create({ data: { slug: byPrisma, name: "by Prisma" } });
      expect(await tx.prisma.workspace.findUnique({ where: { slug: bySql } })).toMatchObject({
        name: "by SQL",
      });
      expect(await slugs(tx, byPrisma)).toEqual([{ name: "by Prisma" }]);
      expect(await slugs(getPool(), bySql)).toEqual([]);
      expect(await getDb().workspace.count({ where: { slug: byPrisma } })).toBe(0);
    });
    expect(await slugs(getPool(), bySql)).toEqual([{ name: "by SQL" }]);
    expect(await slugs(getPool(), byPrisma)).toEqual([{ name: "by Prisma" }]);
  });

  it("is joined, and lost whole when anything in it fails", async () => {
    const [outer, inner, third] = [newSlug(), newSlug(), newSlug()];
    const failing = withTransaction(ctx, async (opened) => {
      await opened.tx.prisma.workspace.create({ data: { slug: outer, name: outer } });
      await withTransaction(opened, async ({ tx }) => {
        expect(tx).toBe(opened.tx);
        await tx.prisma.workspace.create({ data: { slug: inner, name: inner } });
      });
      await inTransaction(opened.tx, async (db) => {
        expect(await slugs(db, inner)).toHaveLength(1);
        await db.query({
          text: "insert into app.workspace (id, slug, name) values ($1, $2, $2)",
          values: [randomUUID(), third],
        });
      });
      throw new Error("the third step fails");
    });
    await expect(failing).rejects.toThrow("the third step fails");
    expect(await getDb().workspace.count({ where: { slug: { in: [outer, inner, third] } } })).toBe(0);
  });

  it("runs beside others, each on a connection of its own", async () => {
    const backends = await Promise.all(
      Array.from({ length: 12 }, () =>
        withTransaction(ctx, async ({ tx }) => {
          const text = "select pg_backend_pid() as pid, txid_current()::text as id";
          const { rows } = await tx.query({ text, values: [] });
          const again = await tx.prisma.$queryRaw`select pg_backend_pid() as pid, txid_current()::text as id`;
          // A connection taken meanwhile is not the transaction's.
          await withTransaction({}, async () => {
            expect((await tx.query({ text, values: [] })).rows).toEqual(rows);
          });
          expect(again).toEqual(rows);
          return JSON.stringify(rows);
        }),
      ),
    );
    expect(new Set(backends).size).toBe(12);
  });

  it("refuses statements once it has ended: its connection may be somebody else's by then", async () => {
    const left = await withTransaction(ctx, ({ tx }) => Promise.resolve(tx));
    expect(() => left.query({ text: "select 1", values: [] })).toThrow("this transaction has ended");
  });
});

describe("a column", () => {
  /** As every statement of ours gets them, whatever runs it. */
  const READ: readonly [type: string, sql: string, read: unknown][] = [
    ["int4", "42::int4", 42],
    ["int8", "9007199254740993::int8", "9007199254740993"],
    ["count", "(select count(*) from (values (1), (2)) as two)", "2"],
    ["numeric(18,9)", "1.5::numeric(18,9)", "1.500000000"],
    ["numeric sum", "(select sum(x) from (values (0.1::numeric), (0.20)) as t (x))", "0.30"],
    ["float8", "0.1::float8", 0.1],
    ["boolean", "true", true],
    ["timestamptz", "'2026-11-21 12:00:00.123456+02'::timestamptz", new Date("2026-11-21T10:00:00.123Z")],
    ["text[]", `array['a', 'b,c', 'd"e', null]`, ["a", "b,c", 'd"e', null]],
    ["int4[]", "array[1, 2]::int4[]", [1, 2]],
    ["int8[]", "array[1]::int8[]", ["1"]],
    // Lists of numeric lose digits on every path: money is not read in lists.
    ["numeric[]", "array[1.50]::numeric[]", [1.5]],
    [
      "uuid[]",
      "array['0191d2c4-0000-7000-8000-000000000001']::uuid[]",
      ["0191d2c4-0000-7000-8000-000000000001"],
    ],
    ["json", `'{"b": 1, "a": [null, "é"]}'::json`, { b: 1, a: [null, "é"] }],
    ["jsonb", `'{"b": 1.50}'::jsonb`, { b: 1.5 }],
    ["jsonb null", "'null'::jsonb", null],
    ["null", "null::int8", null],
    ["enum", "'owner'::app.role", "owner"],
    ["bytea", "'\\xdeadbeef'::bytea", Buffer.from("deadbeef", "hex")],
    ["void", "pg_notify('nobody', '')", ""],
  ];

  it.each(READ)("of type %s reads alike by pool, connection and transaction", async (_, sql, read) => {
    const statement = { text: `select ${sql} as value`, values: [] };
    const on = async (db: Queryable) => (await db.query(statement)).rows;
    expect(await on(getPool())).toEqual([{ value: read }]);
    expect(await inTransaction(getPool(), on)).toEqual([{ value: read }]);
    expect(await withTransaction(ctx, ({ tx }) => on(tx))).toEqual([{ value: read }]);
  });

  it.each<[string, unknown, string]>([
    ["date", new Date("2026-11-21T10:00:00.123Z"), "timestamptz"],
    ["list", ["a", null, "b,c"], "text[]"],
    ["big number", "9007199254740993", "int8"],
    ["JSON", { a: [1] }, "jsonb"],
  ])("takes a %s as a parameter", async (_, value, type) => {
    const statement = { text: `select $1::${type} as value`, values: [value] };
    expect((await getPool().query(statement)).rows).toEqual([{ value }]);
    expect((await withTransaction(ctx, ({ tx }) => tx.query(statement))).rows).toEqual([{ value }]);
  });
});
