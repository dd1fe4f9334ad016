import { Client, DatabaseError } from "pg";
import { z } from "zod";
import { closeDb, getDb } from "@/lib/db/client";
import { closePool, getPool } from "@/lib/db/pool";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { sql } from "@/lib/db/query/sql";
import { readCounts } from "@/lib/db/sql/figures/read-counts";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { ANYTHING } from "@/lib/domain/lists/workspace-filter";
import { ANY_SPEND, TOLD_GROUPS_MAX } from "@/lib/domain/money/spend";
import { daysBefore } from "@/lib/domain/money/spend-periods";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";
import { addDays, dayAt } from "@/lib/domain/time/day-span";
import { publishToEnvironment } from "@/lib/env";
import { listAnswers } from "@/lib/services/answers";
import { systemContext, type Context } from "@/lib/services/context";
import { getHeadlines } from "@/lib/services/overview";
import { getOverlaps, getPrevalences, listSourceMoves, listSources } from "@/lib/services/sources";
import { reportSpend } from "@/lib/services/spend";
import { createWorkspace } from "@/lib/services/workspaces";
import { prepareDatabase } from "@/scripts/launcher/database";
import { fillLarge } from "@/scripts/large/fill-large";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary";
import { measureAtOnce, timed, type Times } from "./support/at-once";
import { closingAfter } from "./support/closing";
import { BENCH_SECRET } from "./support/database";
import { createReport, describeMachine, whole } from "./support/report";

// npm run bench -- dashboards [screen…] [--answers N] [--database URL]: what the server does for a screen, four at once, in a
// workspace of a million answers, for the last 30 days and for a year: against the statements that one would write by hand
// for it, and against a tenth of the answers. With an address it takes the workspaces "large-N" and "large-N/10" that
// `admin seed large` has made there; without one it makes them, which takes longer than all the rest.

const option = (name: string): string | undefined => {
  const place = process.argv.indexOf(name);
  return place === -1 ? undefined : process.argv[place + 1];
};
const ANSWERS = Number(option("--answers") ?? 1_000_000);
const DATABASE = option("--database");
const AGAINST_HAND = 1.5;
const GROWTH = 2;
/** By hand: below it a ratio says how long a statement's way is, and there is no bar. */
const SLOW_MS = 20;
/** From how many answers on a domain is looked at for a move, as on screen. */
const LEAST = 5;
/** However long they take, so many are asked for. */
const AT_LEAST = 4;

const TODAY = dayAt(new Date(), "UTC");
const SPANS = [
  { name: "30 days", days: 30, aimMs: 150 },
  { name: "a year", days: 365, aimMs: 400 },
] as const;

interface Asked {
  ctx: Context;
  from: string;
  to: string;
}
interface Screen {
  name: string;
  ours: (asked: Asked) => Promise<unknown>;
  /** By hand: statements that give what the screen shows, of $1 a workspace, from the day $2 on. */
  byHand: readonly string[];
}

const zone = "UTC";
const SCREENS: readonly Screen[] = [
  {
    name: "answers",
    ours: ({ ctx, from, to }) =>
      listAnswers({
        ctx,
        input: { filter: { ...ANY_ANSWER, zone, from, to }, sort: "asked", after: null },
      }),
    byHand: [
      `select task.id, task.engine, answer.model_answered, left(answer.text, 300) from app.task
         left join app.answer on answer.task_id = task.id
        where task.workspace_id = $1 and task.created_at >= $2 order by task.created_at desc, task.id desc limit 51`,
      `select count(*) from (select from app.task where workspace_id = $1 and created_at >= $2 limit 10001) as found`,
    ],
  },
  {
    name: "sources",
    ours: async ({ ctx, from, to }) => {
      const filter = { ...ANY_FIGURE, zone, from, to };
      const listed = {
        ...ANYTHING,
        domain: null,
        text: null,
        sourceClass: null,
        pageType: null,
        zone,
        from,
        to,
      };
      const before = daysBefore({ from, to }, TODAY);
      const cited = ANY_CITED;
      const [page] = await Promise.all([
        listSources({ ctx, input: { filter: listed, sort: "answers", page: 1 } }),
        listSourceMoves({ ctx, input: { filter, before, cited, least: LEAST } }),
        getOverlaps({ ctx, input: { filter, cited } }),
      ]);
      const keys = page.rows.map(({ domain }) => domain);
      return getPrevalences({ ctx, input: { filter, cited, keys } });
    },
    byHand: [
      `with one as materialized (
         select task_id, domain, source_url, count(*) as citations from app.citation
          where workspace_id = $1 and answered_at >= $2 group by 1, 2, 3
       ), by_answer as (
         select one.domain, one.task_id, sum(one.citations) as citations, answer.web_search_done as searched
           from one join app.answer using (task_id) group by 1, 2, 4
       ), by_domain as (
         select domain, count(*) as answers, count(*) filter (where searched) as searched, sum(citations) as citations
           from by_answer group by 1
       ), sources as (select domain, count(distinct source_url) as sources from one group by 1)
       select *, sum(citations) over () as all_citations from by_domain join sources using (domain)
        order by answers desc limit 50`,
      `select count(*) from app.answer where workspace_id = $1 and answered_at >= $2 and web_search_done`,
    ],
  },
  {
    name: "spend",
    ours: ({ ctx, from, to }) =>
      reportSpend({
        ctx,
        input: {
          filter: { ...ANY_SPEND, zone, from, to },
          by: "month",
          groupBy: "model",
          most: TOLD_GROUPS_MAX,
        },
      }),
    byHand: [
      `select date_trunc('month', at), engine, model, is_answered, sum(amount), sum(model_charge), sum(calls), sum(unpriced),
              sum(input_tokens), sum(output_tokens), sum(reasoning_tokens)
         from app.spend_model_sum where workspace_id = $1 and at >= $2 group by 1, 2, 3, 4`,
      `select engine, model, sum(amount) from app.spend_model_sum
        where workspace_id = $1 and at >= $2::timestamptz - (now() - $2::timestamptz) and at < $2 group by 1, 2`,
    ],
  },
  {
    name: "overview",
    ours: ({ ctx, from, to }) =>
      getHeadlines({
        ctx,
        input: {
          filter: { ...ANY_FIGURE, zone, from, to },
          before: daysBefore({ from, to }, TODAY),
          cut: false,
        },
      }),
    // Of the spell and the one before it.
    byHand: [
      `select asked_at >= $2, prompt_id, count(*), count(levels), count(*) filter (where searched) from app.answer_fact
        where workspace_id = $1 and asked_at >= $2::timestamptz - (now() - $2::timestamptz) and code_version > 0 group by 1, 2`,
      `select asked_at >= $2, prompt_id, said.brand, count(*), sum(said.mentions), count(*) filter (where said.level >= 1),
              count(*) filter (where said.level = 2)
         from app.answer_fact fact, unnest(fact.brands, fact.mentions, fact.levels) said (brand, mentions, level)
        where workspace_id = $1 and asked_at >= $2::timestamptz - (now() - $2::timestamptz) and code_version > 0 group by 1, 2, 3`,
      `select asked_at >= $2, prompt_id, one.brand, count(*), sum(one.times)
         from app.answer_fact fact, unnest(fact.cited_brands, fact.cited_counts) one (brand, times)
        where workspace_id = $1 and asked_at >= $2::timestamptz - (now() - $2::timestamptz) and code_version > 0 group by 1, 2, 3`,
    ],
  },
  {
    name: "counts of facts",
    ours: ({ ctx, from }) =>
      readCounts(inWorkspace(ctx.workspaceId, getPool()), {
        measured: {
          facts: [sql`answer_fact.code_version > 0`, sql`answer_fact.asked_at >= ${new Date(from)}`],
          sums: null,
          answered: null,
          ofKinds: false,
          days: { from, to: null, zone },
        },
        breaks: [],
      }),
    byHand: [
      `select prompt_id, count(*), count(levels) from app.answer_fact
        where workspace_id = $1 and asked_at >= $2 and code_version > 0 group by 1`,
      `select prompt_id, said.brand, count(*), sum(said.mentions), count(*) filter (where said.level = 2)
         from app.answer_fact fact, unnest(fact.brands, fact.mentions, fact.levels) said (brand, mentions, level)
        where workspace_id = $1 and asked_at >= $2 and code_version > 0 group by 1, 2`,
      `select prompt_id, brand, count(*) from app.answer_fact fact, unnest(fact.cited_brands) as brand
        where workspace_id = $1 and asked_at >= $2 and code_version > 0 group by 1, 2`,
    ],
  },
];

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
  const actor = { kind: "system", job: "bench" } as const;
  for (const { name, ours, byHand } of ASKED.length === 0 ? SCREENS : ASKED)
    for (const span of SPANS) {
      const from = addDays(TODAY, 1 - span.days);
      const measure = (workspaceId: string): Promise<Times> => {
        const ctx: Context = { ...systemContext("bench"), actor, workspaceId };
        return measureAtOnce(() => ours({ ctx, from, to: TODAY }).catch(unlessCancelled), AT_LEAST);
      };
      const large = await measure(many);
      const small = await measure(few);
      const hand = await measureAtOnce(
        () => Promise.all(byHand.map((text) => getPool().query(text, [many, from]))).catch(unlessCancelled),
        AT_LEAST,
      );
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
        ...(span.days === SPANS[0].days ? { atMost: GROWTH } : {}),
        detail: `a tenth ${told(small)}`,
      });
    }
  console.log(slow.length === 0 ? "Every p95 is within its aim." : `Over the aim: ${slow.join("; ")}.`);
  report.end();
});
