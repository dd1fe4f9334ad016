import { beforeEach, expect, it } from "vitest";
import { getPool } from "@/lib/db/pool";
import { type Facts, plantFacts } from "@/test/planted-facts";

// The domains that an answer cites, as its fact has them, against its citations, whatever becomes of these.

let facts: Facts;

beforeEach(async () => {
  facts = await plantFacts(40, { moments: [new Date("2026-10-05T12:00:00Z")], seed: 3 });
});

async function rowsOf(text: string): Promise<{ domains: string[]; cited: string[] }[]> {
  return (await getPool().query(text, [facts.workspaceId])).rows;
}

const domains = () =>
  rowsOf(
    `select fact.domains, array(select distinct domain from app.citation where task_id = fact.task_id order by 1) as cited
       from app.answer_fact fact where workspace_id = $1`,
  );

async function areThoseCited(): Promise<void> {
  const rows = await domains();
  expect(rows.some(({ cited }) => cited.length > 1)).toBe(true);
  expect(rows.map((row) => row.domains)).toEqual(rows.map(({ cited }) => cited));
}

it("are those of its citations from the moment they are there", areThoseCited);

it.each([
  ["lead elsewhere", "update app.citation set domain = 'z.example' where workspace_id = $1 and position = 0"],
  ["go", "delete from app.citation where workspace_id = $1 and domain = 'a.example'"],
])("are so when citations %s", async (_, text) => {
  const before = await domains();
  await getPool().query(text, [facts.workspaceId]);
  expect(await domains()).not.toEqual(before);
  await areThoseCited();
});

it("are so where the answer comes after what it cites", async () => {
  const answer =
    "select * from app.answer where workspace_id = $1 and citation_count > 1 order by task_id limit 1";
  const client = await getPool().connect();
  try {
    await client.query("begin");
    await client.query(
      `create temp table came on commit drop as ${answer.replace("$1", `'${facts.workspaceId}'`)}`,
    );
    await client.query("delete from app.answer where task_id in (select task_id from came)");
    await client.query("insert into app.answer select * from came");
    await client.query("commit");
  } finally {
    client.release();
  }
  await areThoseCited();
});

it("stand beside how many citations the answer has, also once it was read again", async () => {
  const counts = () =>
    rowsOf(
      `select array[fact.citations::text] as domains, array[answer.citation_count::text] as cited
         from app.answer_fact fact join app.answer using (task_id) where fact.workspace_id = $1`,
    );
  const hold = async () => {
    for (const { domains: told, cited } of await counts()) expect(told).toEqual(cited);
  };
  expect((await counts()).some(({ cited }) => cited[0] !== "0")).toBe(true);
  await hold();
  await getPool().query("update app.answer set citation_count = citation_count + 2 where workspace_id = $1", [
    facts.workspaceId,
  ]);
  await hold();
});
