import { createServer } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { insertCitations } from "@/lib/db/sql/answers/insert-citations";
import { noteRedirects } from "@/lib/db/sql/redirects/note-redirects";
import { writeAnswerFacets } from "@/lib/db/sql/search/write-words";
import { withTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { createGuardedFetch } from "@/lib/net/guarded-fetch";
import { readSource } from "@/lib/reading/sources";
import { systemContext } from "@/lib/services/context";
import { ownDatabase } from "@/test/own-database";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { resolveDueRedirects } from ".";
import { withKnownRedirects } from "./with-known";

ownDatabase();

const asked: string[] = [];
let origin = "";
const server = createServer((request, response) => {
  const path = request.url ?? "";
  asked.push(`${request.method} ${path}`);
  const to = (location: string) => response.writeHead(302, { location }).end();
  if (path.endsWith("/page")) to("https://www.shop.example/page?utm_source=x");
  else if (path.endsWith("/loop")) to(path);
  else if (path.endsWith("/private")) to("http://127.0.0.1:1/");
  else if (path.endsWith("/late")) response.writeHead(503).end();
  else if (!path.endsWith("/hang")) response.writeHead(404).end();
});

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const redirect = (path: string): string => `${origin}/grounding-api-redirect/${path}`;

const resolveNow = (more: object = {}): Promise<void> =>
  resolveDueRedirects({
    ctx: systemContext("test"),
    input: {
      ...{ signal: AbortSignal.timeout(20_000), hosts: [new URL(origin).host], timeoutMs: 1_000 },
      ...{ fetch: createGuardedFetch({ allowedOrigins: [origin] }), ...more },
    },
  });

/** What was done between two full minutes of the database's clock; done anew where one of them went by meanwhile. */
async function withinOneMinute<Done>(work: () => Promise<Done>): Promise<Done> {
  const minute = async () =>
    (await getPool().query("select date_trunc('minute', now())::text as at")).rows[0];
  for (;;) {
    const begun: unknown = await minute();
    const done = await work();
    if (JSON.stringify(await minute()) === JSON.stringify(begun)) return done;
  }
}

/** Has an answer cite redirects, as it is saved. */
async function cite(
  { workspaceId, task: taskId }: PlantedWorkspace,
  rawUrls: string[],
  from = 100,
): Promise<void> {
  await withTransaction({}, async ({ tx }) => {
    await insertCitations(
      tx,
      rawUrls.map((rawUrl, place) => ({
        ...readSource({ title: "hint.com", rawUrl, directUrl: null }),
        ...{
          workspaceId,
          taskId,
          position: from + place,
          rawUrl,
          title: "hint.com",
          place: { kind: "none" },
        },
        ...{ sectionIndex: 0, engine: "gemini", answeredAt: new Date("2026-05-01T10:00:00Z") },
      })),
    );
    await writeAnswerFacets(tx, [taskId]);
    await noteRedirects(
      tx,
      rawUrls.map((rawUrl) => ({ workspaceId, rawUrl })),
    );
  });
}

const ledgerOf = async ({ workspaceId }: PlantedWorkspace) =>
  Object.fromEntries(
    (await getDb().redirect.findMany({ where: { workspaceId }, include: { hops: true } })).map((row) => [
      row.rawUrl.slice(row.rawUrl.lastIndexOf("/") + 1),
      row,
    ]),
  );

const citedBy = ({ workspaceId }: PlantedWorkspace) =>
  getDb().citation.findMany({
    where: { workspaceId, position: { gte: 100 } },
    orderBy: { position: "asc" },
    select: { resolvedUrl: true, sourceUrl: true, domain: true },
  });

it("are asked once, kept with their hops, and written into citations, facets and sums", async () => {
  const one = await plantOne();
  const off = "https://elsewhere.example/grounding-api-redirect/off";
  await cite(one, [...["page", "loop", "gone", "hang", "private"].map(redirect), off]);
  expect((await citedBy(one))[0]).toMatchObject({ resolvedUrl: null, domain: "hint.com" });
  await resolveNow();
  expect(await ledgerOf(one)).toMatchObject({
    page: {
      ...{
        state: "resolved",
        reason: null,
        resolvedUrl: "https://www.shop.example/page?utm_source=x",
        dueAt: null,
      },
      hops: [{ attempt: 1, number: 1, method: "HEAD", status: 302, address: redirect("page") }],
    },
    loop: { state: "unresolved", reason: "loop", dueAt: null },
    gone: { state: "unresolved", reason: "not-found", dueAt: null },
    hang: {
      state: "unresolved",
      reason: "timed-out",
      dueAt: expect.any(Date),
      hops: [{ failure: "aborted" }],
    },
    private: { state: "unresolved", reason: "private-address", dueAt: null },
    off: { state: "unresolved", reason: "host-off", hops: [] },
  });
  const [page, loop] = await citedBy(one);
  expect(page).toEqual({
    resolvedUrl: "https://www.shop.example/page?utm_source=x",
    ...{ sourceUrl: "https://shop.example/page", domain: "shop.example" },
  });
  expect(loop).toMatchObject({ resolvedUrl: null, domain: "hint.com" });
  const { rows } = await getPool().query<{ facets: string[] }>(
    `select array(select lexeme from unnest(words) where lexeme like ':domain=%') as facets
       from app.answer_words where task_id = $1`,
    [one.task],
  );
  expect(rows[0]?.facets).toContain(":domain=shop.example");
  const sums = await getPool().query<{ sourceUrl: string; cited: string }>(
    `select source_url as "sourceUrl", sum(cited)::text as cited from app.spend_source_unfolded
      where workspace_id = $1 group by 1 having sum(cited) <> 0`,
    [one.workspaceId],
  );
  expect(sums.rows).toContainEqual({ sourceUrl: "https://shop.example/page", cited: "1" });
  expect(sums.rows.map(({ sourceUrl }) => sourceUrl)).not.toContain(redirect("page"));
});

it("cited again are not asked again, and reading again keeps what is known", async () => {
  const one = await plantOne();
  await cite(one, [redirect("page")]);
  await resolveNow();
  asked.length = 0;
  await cite(one, [redirect("page")], 200);
  await resolveNow();
  expect(asked).toEqual([]);
  expect(await citedBy(one)).toMatchObject([{ domain: "shop.example" }, { domain: "shop.example" }]);
  const read = {
    rawUrl: redirect("page"),
    title: "hint.com",
    ...readSource({ title: "hint.com", rawUrl: redirect("page"), directUrl: null }),
  };
  const [again] = await withKnownRedirects(getPool(), one.workspaceId, [read]);
  expect(again).toMatchObject({ domain: "shop.example", sourceUrl: "https://shop.example/page" });
  const other = await plantOne();
  expect(await withKnownRedirects(getPool(), other.workspaceId, [read])).toEqual([read]);
});

it("that may pass are asked three times, with pauses", async () => {
  const one = await plantOne();
  await cite(one, [redirect("late")]);
  for (let attempt = 1; attempt <= 4; attempt++) {
    await resolveNow();
    await getPool().query(
      "update app.redirect set due_at = now() - interval '1 second' where workspace_id = $1 and due_at is not null",
      [one.workspaceId],
    );
  }
  const { late } = await ledgerOf(one);
  expect(late).toMatchObject({ reason: "refused", attempts: 3, dueAt: null });
  // By HEAD, and by GET, each time.
  expect(late?.hops).toHaveLength(6);
});

it("wait for the next minute when their host was asked often enough", async () => {
  const one = await withinOneMinute(async () => {
    const planted = await plantOne();
    await getPool().query("delete from app.rate_window");
    await getPool().query("update app.redirect set due_at = null");
    await cite(planted, ["a/page", "b/page", "c/page"].map(redirect));
    asked.length = 0;
    await resolveNow({ perMinute: 2 });
    return planted;
  });
  expect(asked).toHaveLength(2);
  const states = (await getDb().redirect.findMany({ where: { workspaceId: one.workspaceId } })).map(
    ({ state }) => state,
  );
  expect(states.sort()).toEqual(["due", "resolved", "resolved"]);
});

it("whose host is not asked are known, and not asked", async () => {
  const one = await plantOne();
  await cite(one, [redirect("page")]);
  asked.length = 0;
  await resolveNow({ hosts: [] });
  expect(asked).toEqual([]);
  expect(await ledgerOf(one)).toMatchObject({ page: { reason: "host-off" } });
  expect(await citedBy(one)).toMatchObject([{ resolvedUrl: null }]);
});

it("go with their workspace", async () => {
  const one = await plantOne();
  await cite(one, [redirect("gone")]);
  await resolveNow();
  const { workspaceId } = one;
  await getDb().workspace.update({
    where: { id: workspaceId },
    data: { deletedAt: new Date(), purgingAt: new Date() },
  });
  await getDb().workspace.delete({ where: { id: workspaceId } });
  expect(await getDb().redirect.count({ where: { workspaceId } })).toBe(0);
  expect(await getDb().redirectHop.count({ where: { workspaceId } })).toBe(0);
});

it("are asked of nobody where a program is under test", () => {
  expect(env().redirectHosts).toEqual([]);
});

it("are no business of a member's", async () => {
  const { workspaceId, userId } = await plantOne();
  const ctx = {
    ...systemContext("test"),
    workspaceId,
    actor: { kind: "member", userId, role: "owner" } as const,
  };
  await expect(
    resolveDueRedirects({ ctx, input: { signal: AbortSignal.timeout(1_000) } }),
  ).rejects.toMatchObject({ code: "not_found" });
});
