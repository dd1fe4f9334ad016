import { Client, DatabaseError } from "pg";
import { z } from "zod";
import { closeDb, getDb } from "@/lib/db/client";
import { closePool, getPool } from "@/lib/db/pool";
import { addDays } from "@/lib/domain/time/day-span";
import { publishToEnvironment } from "@/lib/env";
import { systemContext, type Context } from "@/lib/services/context";
import { createWorkspace } from "@/lib/services/workspaces";
import { prepareDatabase } from "@/scripts/launcher/database";
import { fillLarge } from "@/scripts/large/fill-large";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary";
import { SCREENS, type Subjects, TODAY } from "./dashboards/screens";
import { measureAtOnce, timed, type Times } from "./support/at-once";
import { closingAfter } from "./support/closing";
import { BENCH_SECRET } from "./support/database";
import { createReport, describeMachine, whole } from "./support/report";

// npm run bench -- dashboards [screen…] [--answers N] [--days 30|365] [--database URL]: what the server does for a screen,
// four at once, in a workspace of a million answers, for the last 30 days and for a year: against the statements that one
// would write by hand for it, and against a tenth of the answers. With an address it takes the workspaces "large-N" and
// "large-N/10" that `admin seed large` has made there; without one it makes them, which takes longer than all the rest.

const option = (name: string): string | undefined => {
  const place = process.argv.indexOf(name);
  return place === -1 ? undefined : process.argv[place + 1];
};
const ANSWERS = Number(option("--answers") ?? 1_000_000);
const DATABASE = option("--database");
const DAYS = Number(option("--days") ?? 0);
const AGAINST_HAND = 1.5;
const GROWTH = 2;
/** By hand: below it a ratio says how long a statement's way is, and there is no bar. */
const SLOW_MS = 20;
/** However long they take, so many are asked for. */
const AT_LEAST = 4;

const SPANS = [
  { name: "30 days", days: 30, aimMs: 150 },
  { name: "a year", days: 365, aimMs: 400 },
] as const;
/** The one that is asked for, or all. */
const ASKED_SPANS = SPANS.filter(({ days }) => DAYS === 0 || days === DAYS);

async function subjectsOf(workspaceId: string): Promise<Subjects> {
  const brand = await getDb().brand.findFirstOrThrow({
    where: { workspaceId, role: "own" },
    orderBy: { number: "asc" },
  });
  const prompt = await getDb().prompt.findFirstOrThrow({ where: { workspaceId }, orderBy: { id: "asc" } });
  const family = await getDb().family.findFirstOrThrow({ where: { workspaceId } });
  const { rows } = await getPool().query(
    `select domain from app.cited_sum where workspace_id = $1 and step = 'week' and engine is null and domain <> ''
      group by 1 order by sum(answers) desc, 1 limit 1`,
    [workspaceId],
  );
  return {
    ...{ brandId: brand.id, brand: String(brand.number), promptId: prompt.id, familyId: family.id },
    domain: z.object({ domain: z.string() }).parse(rows[0]).domain,
  };
}

/** Those that are named, or all. */
const ASKED = SCREENS.filter(({ name }) => process.argv.slice(2).includes(name));
const CANCELLED = "57014";

/** What takes longer than the product waits for a statement has taken that long. */
function unlessCancelled(error: unknown): void {
  if (!(error instanceof DatabaseError && error.code === CANCELLED)) throw error;
}

/** The two workspaces, of all answers and of a tenth. */
async function openWorkspaces(closeLater: (close: () => Promise<void>) => void): Promise<string[]> {
  const sizes = [ANSWERS, ANSWERS / 10];
  const server = DATABASE === undefined ? await startTemporaryPostgres() : { url: DATABASE, stop: null };
  if (server.stop) closeLater(server.stop);
  await prepareDatabase(server.url, BENCH_SECRET);
  publishToEnvironment({ DATABASE_URL: server.url, SIGHTLINE_SECRET: BENCH_SECRET, LOG_LEVEL: "silent" });
  closeLater(closePool);
  closeLater(closeDb);
  if (DATABASE !== undefined) {
    const slugs = sizes.map((size) => `large-${size}`);
    const found = await getDb().workspace.findMany({ where: { slug: { in: slugs } } });
    return slugs.map((slug) =>
      z.uuid(`no workspace ${slug}`).parse(found.find((one) => one.slug === slug)?.id),
    );
  }
  const { id: userId } = await getDb().user.create({
    data: { email: "bench@example.com", isOperator: true },
  });
  const client = new Client({ connectionString: server.url, options: "-c TimeZone=UTC" });
  await client.connect();
  closeLater(() => client.end());
  const made: string[] = [];
  for (const size of sizes) {
    const ctx = { ...systemContext("bench"), actor: { kind: "operator", userId } as const };
    const { id: workspaceId } = await createWorkspace({ ctx, input: { name: `Large ${size}` } });
    const taken = await timed(() => fillLarge({ ctx: { ...ctx, workspaceId }, client, answers: size }));
    await client.query("discard temp");
    console.log(`${whole(size)} answers were made in ${whole(taken / 1_000)} s.`);
    made.push(workspaceId);
  }
  return made;
}

await closingAfter(async (closeLater) => {
  const [many = "", few = ""] = await openWorkspaces(closeLater);
  console.log(await describeMachine(getPool()));
  const report = createReport();
  const slow: string[] = [];
  const subjects = new Map([
    [many, await subjectsOf(many)],
    [few, await subjectsOf(few)],
  ]);
  const [manyOnes] = subjects.values();
  const actor = { kind: "system", job: "bench" } as const;
  for (const { name, ours, byHand, readsFacts = false } of ASKED.length === 0 ? SCREENS : ASKED)
    for (const span of ASKED_SPANS) {
      const from = addDays(TODAY, 1 - span.days);
      const measure = (workspaceId: string): Promise<Times> => {
        const ctx: Context = { ...systemContext("bench"), actor, workspaceId };
        const of = subjects.get(workspaceId);
        if (!of) throw new Error("Every workspace has its subjects.");
        return measureAtOnce(() => ours({ ...of, ctx, from, to: TODAY }).catch(unlessCancelled), AT_LEAST);
      };
      const large = await measure(many);
      const small = await measure(few);
      const hand = await measureAtOnce(async () => {
        // One after the other: all at once, four screens would ask for more connections than there are.
        for (const text of byHand)
          await getPool()
            .query(text, [many, from, ...(text.includes("$3") ? [manyOnes?.domain] : [])])
            .catch(unlessCancelled);
      }, AT_LEAST);
      const of = `${name}, ${span.name}`;
      const told = ({ p50, p95 }: Times) => `${whole(p50)} and ${whole(p95)} ms`;
      if (large.p95 > span.aimMs) slow.push(`${of} (${whole(large.p95)} ms, ${span.aimMs})`);
      report.add({
        name: `${of}, of what it takes by hand`,
        value: large.p50 / hand.p50,
        ...(hand.p50 > SLOW_MS ? { atMost: AGAINST_HAND } : {}),
        detail: `p50 and p95 ${told(large)}; by hand ${told(hand)}`,
      });
      report.add({
        name: `${of}, of what it takes for a tenth`,
        value: large.p50 / small.p50,
        ...(span.days === SPANS[0].days && !readsFacts ? { atMost: GROWTH } : {}),
        detail: `a tenth ${told(small)}`,
      });
    }
  console.log(slow.length === 0 ? "Every p95 is within its aim." : `Over the aim: ${slow.join("; ")}.`);
  report.end();
});
