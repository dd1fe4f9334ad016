import { createHash, randomUUID } from "node:crypto";
import { DatabaseError, type Client } from "pg";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { foldFacts } from "@/lib/db/sql/facts/fold-facts";
import { CITED_SUMS } from "@/lib/db/sql/facts/sum-cited";
import { sumDays, unsumAll } from "@/lib/db/sql/facts/sum-days";
import { MEASURED_TABLES } from "@/lib/db/sql/facts/sum-measured";
import { newestRules } from "@/lib/db/sql/facts/stale-facts";
import { foldStep } from "@/lib/db/sql/money/fold-spend";
import { AppError } from "@/lib/domain/errors";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { READING_VERSIONS, STAGES_OF } from "@/lib/reading/versions";
import { importBrands } from "@/lib/services/brands";
import { memberId, systemContext, type Context } from "@/lib/services/context";
import { rulesOf } from "@/lib/services/measuring/rules";
import { sumMeasured } from "@/lib/services/measuring/sum-measured";
import { frozen } from "@/lib/services/runs/frozen-plan";
import { tellSources } from "@/lib/services/sources";
import { makeKinds } from "./answer-kinds";
import { makePages } from "./cited-pages";
import { entryOf, writeLibrary, type LargeLibrary } from "./library";
import { planRuns, type LargeRun } from "./runs";
import { CHUNK } from "./sizes";
import {
  DRAW_CITATIONS,
  DRAW_TASKS,
  FILLED,
  fillTable,
  INSERT_ANSWERS,
  INSERT_RUNS,
  QUEUE_SOURCES,
  TABLES,
} from "./statements";
import { BRANDS, MARKETS, MODEL_CHANGED_DAYS_AGO, MODELS, PROMPTS_OF_SET } from "./world";

export interface FillLarge {
  /** As whom, in an empty workspace that has its connection. */
  ctx: Context;
  /** None of the pool's: its statements take longer than the product's may. It may set `session_replication_role`. */
  client: Client;
  /** How many questions are asked; one in five hundred fails, all others are answered. */
  answers: number;
  onProgress?: (done: string) => void;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * Fills a workspace with a year of answers up to now, with all that the worker would have made of them but the words
 * that they are found by, which it reads afterwards. Foreign keys and triggers rest meanwhile in this session.
 */
export async function fillLarge({
  ctx,
  client,
  answers,
  onProgress = () => undefined,
}: FillLarge): Promise<void> {
  const { workspaceId } = ctx;
  const now = ctx.now();
  await restTriggers(client);
  await importBrands({ ctx, input: { text: JSON.stringify(BRANDS) } });
  const connection = await getDb().connection.findFirstOrThrow({ where: { workspaceId } });
  const library = await writeLibrary(workspaceId, new Date(now.getTime() - 366 * DAY_MS));
  const runs = planRuns(answers);

  for (const statement of TABLES) await client.query(statement);
  const fill = (table: Parameters<typeof fillTable>[0], rows: readonly object[]) =>
    client.query(fillTable(table), [JSON.stringify(rows)]);
  const versions = await newestRules(client, workspaceId);
  await fill("large_prompt", library.prompts.map(promptRow));
  await fill("large_target", targetRows(library));
  await fill("large_kind", makeKinds(await rulesOf(client, workspaceId, versions)).map(kindRow));
  await fill(
    "large_page",
    makePages().map(({ rawUrl, sourceUrl, ...page }) => ({
      ...page,
      raw_url: rawUrl,
      source_url: sourceUrl,
    })),
  );

  const salt = createHash("md5").update(workspaceId).digest("hex");
  const readingVersions = Object.fromEntries(
    STAGES_OF.collected.map((stage) => [stage, READING_VERSIONS[stage]]),
  );
  const values = [
    [workspaceId, connection.id],
    [workspaceId, JSON.stringify(readingVersions)],
    [workspaceId],
    [workspaceId, FACT_VERSION, versions.ruleVersion, versions.companyVersion],
    [workspaceId],
    [workspaceId, connection.id, memberId(ctx)],
    [],
  ];
  for (const part of partsOf(runs)) {
    const [first, last] = [part[0]?.number ?? 0, part.at(-1)?.number ?? 0];
    const made = part.map((run) => ({ run, id: randomUUID(), at: momentOf(run, now) }));
    await fill(
      "large_run",
      made.map((one) => runRow(one, library)),
    );
    await client.query("begin");
    await client.query(INSERT_RUNS, [
      workspaceId,
      JSON.stringify(made.map((one) => plannedRow(one, library, connection.id))),
    ]);
    await client.query(
      DRAW_TASKS.replace("$1", `'${salt}'`)
        .replace("$2", `${first}`)
        .replace("$3", `${last + 1}`),
    );
    await client.query(DRAW_CITATIONS);
    for (const [place, statement] of INSERT_ANSWERS.entries()) await client.query(statement, values[place]);
    await client.query("commit");
    const tasks = (part.at(-1)?.first ?? 0) + tasksOf(part.at(-1));
    onProgress(`${tasks} of ${answers} asked`);
  }
  await client.query(QUEUE_SOURCES, [workspaceId]);
  await client.query(UNFOLD_FACTS, [workspaceId]);
  for (const sums of [CITED_SUMS, MEASURED_TABLES]) await unsumAll(client, workspaceId, sums);
  await client.query("set session_replication_role = origin");
  await client.query(`vacuum (analyze) ${FILLED}`);

  onProgress("telling classes of sources");
  await tellSources({ ctx: systemContext("seed large"), input: { signal: new AbortController().signal } });
  onProgress("summing facts");
  await foldFacts(getPool(), workspaceId, new AbortController().signal);
  onProgress("summing what is cited");
  await sumDays(getPool(), workspaceId, CITED_SUMS, new AbortController().signal);
  onProgress("summing what is said");
  await sumMeasured(workspaceId, new AbortController().signal);
  onProgress("summing what was spent");
  await foldLedger(client, workspaceId);
  await client.query("analyze");
}

/** Triggers that would have summed facts have rested. */
const UNFOLD_FACTS = "update app.fact_fold set made_before = '-infinity' where workspace_id = $1";

const INSUFFICIENT_PRIVILEGE = "42501";

/** Without them a million answers take an hour; what they would have made is written here. */
async function restTriggers(client: Client): Promise<void> {
  try {
    await client.query("set session_replication_role = replica");
  } catch (cause) {
    if (!(cause instanceof DatabaseError && cause.code === INSUFFICIENT_PRIVILEGE)) throw cause;
    const message =
      "The database’s user must be allowed to set session_replication_role: a superuser may grant it (grant set on parameter session_replication_role to …).";
    throw new AppError("forbidden", { message, cause });
  }
}

const tasksOf = (run: LargeRun | undefined): number => (run ? run.prompts * 4 * run.repeats : 0);

/** Runs, one after another, of some ten thousand tasks together. */
function partsOf(runs: readonly LargeRun[]): LargeRun[][] {
  const parts: LargeRun[][] = [];
  let tasks = CHUNK;
  for (const run of runs) {
    if (tasks >= CHUNK) {
      parts.push([]);
      tasks = 0;
    }
    parts.at(-1)?.push(run);
    tasks += tasksOf(run);
  }
  return parts;
}

interface MadeRun {
  run: LargeRun;
  id: string;
  at: Date;
}

/** One set's run begins two hours before the time of day that it is now, the other's an hour later; each takes an hour. */
const momentOf = ({ daysAgo, set }: LargeRun, now: Date): Date =>
  new Date(now.getTime() - daysAgo * DAY_MS - (2 - set) * HOUR_MS);

const runRow = ({ run, id, at }: MadeRun, { sets }: LargeLibrary) => ({
  ...{ number: run.number, id, set: run.set, set_id: sets[run.set]?.id, at, days_ago: run.daysAgo },
  ...{ first: run.first, first_prompt: run.firstPrompt, prompts: run.prompts, repeats: run.repeats },
});

function plannedRow(
  { run, id, at }: MadeRun,
  { sets, prompts, targets }: LargeLibrary,
  connectionId: string,
) {
  const set = sets[run.set];
  const asked = prompts.filter((prompt) => prompt.set === run.set);
  const entries = Array.from({ length: run.prompts }, (_, place) =>
    asked.slice((run.firstPrompt + place) % PROMPTS_OF_SET, ((run.firstPrompt + place) % PROMPTS_OF_SET) + 1),
  )
    .flat()
    .map(entryOf);
  const { plan, planHash } = frozen({
    version: 1,
    origin: { setVersionId: set?.versionId ?? null, scheduleId: null, slotId: null },
    ...{ connectionId, method: "live", label: null, entries, targets, repeats: run.repeats },
  });
  // The runs from which on another model answers are left to be compared by the product.
  const isCompared = run.daysAgo !== MODEL_CHANGED_DAYS_AGO - 1;
  return {
    ...{ id, plan, plan_hash: planHash, set_id: set?.id, version_id: set?.versionId, at },
    compared_at: isCompared ? new Date(at.getTime() + HOUR_MS) : null,
  };
}

const promptRow = (prompt: LargeLibrary["prompts"][number]) => ({
  ...{ set: prompt.set, place: prompt.place, family: prompt.family, language: prompt.language },
  ...{ prompt_id: prompt.promptId, version_id: prompt.versionId },
  ...{ market_id: prompt.marketId, persona_id: prompt.personaId },
});

const targetRows = ({ targets }: LargeLibrary) =>
  targets.map(({ engine, marketId }, place) => {
    const number = place % (targets.length / MARKETS.length);
    const market = Math.floor(place / (targets.length / MARKETS.length));
    return { market_id: marketId, number, engine, ...MODELS[engine](market) };
  });

const kindRow = ({ number, text, fact }: ReturnType<typeof makeKinds>[number]) => ({
  ...{ number, text, is_english: fact.isEnglish, brands: fact.brands, mentions: fact.mentions },
  ...{ linked: fact.linked, levels: fact.levels, list_ranks: fact.listRanks, portrayals: fact.portrayals },
  ...{ absent_brands: fact.absentBrands, absences: fact.absences, companies: fact.companies },
  suggested: fact.suggested,
});

/** Sums the ledger step by step, as the worker would. */
async function foldLedger(client: Client, workspaceId: string): Promise<void> {
  for (let isMore = true; isMore;) {
    await client.query("begin");
    isMore = await foldStep(client, workspaceId);
    await client.query("commit");
  }
}
