import { createServer } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createAccount } from "@/lib/api-service/accounts/accounts";
import { forgetApiService } from "@/lib/api-service/instance";
import { getPool } from "@/lib/db/pool";
import { insertCitations } from "@/lib/db/sql/answers/insert-citations";
import { noteOldRedirects } from "@/lib/db/sql/redirects/note-redirects";
import { createGuardedFetch } from "@/lib/net/guarded-fetch";
import { readSource } from "@/lib/reading/sources";
import { systemContext } from "@/lib/services/context";
import { resolveDueRedirects } from "@/lib/services/redirects";
import { getCitedSources, tellSources } from "@/lib/services/sources";
import { getDb } from "@/lib/db/client";
import { ownDatabase } from "@/test/own-database";
import { plantOne } from "@/test/plant-one";
import { handleV3, redirectGrounding } from "./v3";

// The service's own redirects from an answer to the ledger, over a socket of this machine.

ownDatabase();

const server = createServer((request, response) => {
  const token = (request.url ?? "").split("/").at(-1) ?? "";
  const { status, headers } = redirectGrounding(token);
  response.writeHead(status, Object.fromEntries(headers)).end();
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(forgetApiService);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const annotationsSchema = z.array(
  z.looseObject({ url: z.string(), direct_url: z.string(), title: z.string() }),
);

/** What a sandbox answer of Gemini's cites. */
async function annotationsOfAnswer(): Promise<z.infer<typeof annotationsSchema>> {
  const { login, password } = await createAccount(getPool(), { name: "test" });
  for (let tries = 0; tries < 40; tries += 1) {
    const reply = await handleV3(
      new Request("http://sightline.example/v3/ai_optimization/gemini/llm_responses/live", {
        method: "POST",
        headers: { Authorization: `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}` },
        body: JSON.stringify([
          { user_prompt: `Which running shoes? ${tries}`, model_name: "gemini-2.5-flash", web_search: true },
        ]),
      }),
    );
    const found: unknown[] = [];
    JSON.stringify(await reply.json(), (key, value: unknown) => {
      if (key === "annotations" && Array.isArray(value)) found.push(...(value as unknown[]));
      return value;
    });
    if (found.length > 0) return annotationsSchema.parse(found);
  }
  throw new Error("no answer in forty cited anything");
}

it("are asked where the reply does not tell where they lead, and the source is told by that", async () => {
  const annotations = await annotationsOfAnswer();
  const { workspaceId, task: taskId } = await plantOne();
  // As an import has them: the redirect, and not where it leads.
  const cited = [
    ...annotations.map(({ url, title }) => ({ rawUrl: origin + new URL(url).pathname, title })),
    { rawUrl: `${origin}/grounding-api-redirect/forged`, title: "" },
  ];
  await insertCitations(
    getPool(),
    cited.map((one, place) => ({
      ...{ ...one, ...readSource({ ...one, directUrl: null }), workspaceId, taskId, position: 100 + place },
      ...{ place: { kind: "none" }, sectionIndex: 0, engine: "gemini", answeredAt: new Date("2026-05-01") },
    })),
  );
  await noteOldRedirects(
    getPool(),
    workspaceId,
    cited.map(({ rawUrl }) => rawUrl),
  );
  await getPool().query(
    "update app.redirect set due_at = now() - interval '1 second' where workspace_id = $1",
    [workspaceId],
  );
  const ctx = systemContext("test");
  await resolveDueRedirects({
    ctx,
    input: {
      ...{ signal: AbortSignal.timeout(20_000), hosts: [new URL(origin).host] },
      fetch: createGuardedFetch({ allowedOrigins: [origin] }),
    },
  });
  await tellSources({ ctx, input: { signal: AbortSignal.timeout(20_000) } });

  const reader = { ...ctx, workspaceId, actor: { kind: "system", job: "test" } } as const;
  const known = await getCitedSources({ ctx: reader, input: { answerId: taskId } });
  const rows = await getDb().citation.findMany({
    where: { workspaceId, position: { gte: 100 } },
    orderBy: { position: "asc" },
  });
  annotations.forEach(({ direct_url: leadsTo }, place) => {
    const row = rows[place];
    const source = readSource({ rawUrl: leadsTo, title: "", directUrl: null });
    expect(row).toMatchObject({ resolvedUrl: leadsTo, sourceUrl: source.sourceUrl, domain: source.domain });
    expect(known.redirects[row?.rawUrl ?? ""]).toMatchObject({
      ...{ state: "resolved", resolvedUrl: leadsTo, dueAt: null },
      hops: [{ method: "HEAD", address: row?.rawUrl, said: "302", next: leadsTo }],
    });
    expect(known.told[source.sourceUrl]?.classes).toHaveLength(1);
  });
  expect(known.redirects[`${origin}/grounding-api-redirect/forged`]).toMatchObject({
    ...{ state: "unresolved", reason: "not-found", dueAt: null, hops: [{ said: "404" }] },
  });
});
