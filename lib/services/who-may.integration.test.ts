import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { env, publishToEnvironment } from "@/lib/env";
import * as answerImports from "@/lib/services/answer-imports";
import * as answerNotes from "@/lib/services/answer-notes";
import * as answers from "@/lib/services/answers";
import * as audit from "@/lib/services/audit";
import * as baselines from "@/lib/services/baselines";
import * as brandFigures from "@/lib/services/brand-figures";
import * as brands from "@/lib/services/brands";
import * as budgets from "@/lib/services/budgets";
import * as comparing from "@/lib/services/comparing";
import * as comparisons from "@/lib/services/comparisons";
import * as connections from "@/lib/services/connections";
import { systemContext, type Context } from "@/lib/services/context";
import * as datasets from "@/lib/services/datasets";
import * as deletions from "@/lib/services/deletions";
import * as demo from "@/lib/services/demo";
import * as exports from "@/lib/services/exports";
import * as families from "@/lib/services/families";
import * as figures from "@/lib/services/figures";
import * as firstSteps from "@/lib/services/first-steps";
import * as flags from "@/lib/services/flags";
import * as identities from "@/lib/services/identities";
import * as instance from "@/lib/services/instance";
import * as invitations from "@/lib/services/invitations";
import * as mail from "@/lib/services/mail";
import * as markets from "@/lib/services/markets";
import * as marks from "@/lib/services/marks";
import * as measuring from "@/lib/services/measuring";
import * as mentionReviews from "@/lib/services/mention-reviews";
import * as mentions from "@/lib/services/mentions";
import * as members from "@/lib/services/members";
import * as noticeChannels from "@/lib/services/notice-channels";
import * as notices from "@/lib/services/notices";
import * as overview from "@/lib/services/overview";
import * as people from "@/lib/services/people";
import * as personas from "@/lib/services/personas";
import * as planner from "@/lib/services/planner";
import * as promptFigures from "@/lib/services/prompt-figures";
import * as promptImports from "@/lib/services/prompt-imports";
import * as promptSets from "@/lib/services/prompt-sets";
import * as prompts from "@/lib/services/prompts";
import * as questionAsks from "@/lib/services/question-asks";
import * as reconciliations from "@/lib/services/reconciliations";
import * as redirects from "@/lib/services/redirects";
import * as reportMailings from "@/lib/services/report-mailings";
import * as reports from "@/lib/services/reports";
import * as retention from "@/lib/services/retention";
import * as runs from "@/lib/services/runs";
import * as savedViews from "@/lib/services/saved-views";
import * as schedules from "@/lib/services/schedules";
import * as search from "@/lib/services/search";
import * as sourceRules from "@/lib/services/source-rules";
import * as sources from "@/lib/services/sources";
import * as spend from "@/lib/services/spend";
import * as tasks from "@/lib/services/tasks";
import * as verification from "@/lib/services/verification";
import * as whatToDo from "@/lib/services/what-to-do";
import * as workspaces from "@/lib/services/workspaces";
import { ownDatabase } from "@/test/own-database";
import { plantOne, PLANTED_PASSWORD, type PlantedWorkspace } from "@/test/plant-one";
import { plantForCopies } from "@/test/planted-copies";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";
import { EVERYBODY, MACHINE, type Who } from "@/test/who-may/allowed";
import { hosted, owner, WANTED } from "@/test/who-may/inputs";
import { TABLE } from "@/test/who-may/table";

// Every use case with everybody, by the tables of test/who-may.

const DOORS: Record<string, object> = {
  "answer-imports": answerImports,
  "answer-notes": answerNotes,
  answers,
  audit,
  baselines,
  "brand-figures": brandFigures,
  brands,
  budgets,
  comparing,
  comparisons,
  connections,
  datasets,
  deletions,
  demo,
  exports,
  families,
  figures,
  "first-steps": firstSteps,
  flags,
  identities,
  instance,
  invitations,
  mail,
  markets,
  marks,
  measuring,
  members,
  "mention-reviews": mentionReviews,
  mentions,
  "notice-channels": noticeChannels,
  notices,
  overview,
  people,
  personas,
  planner,
  "prompt-figures": promptFigures,
  "prompt-imports": promptImports,
  "prompt-sets": promptSets,
  prompts,
  "question-asks": questionAsks,
  reconciliations,
  redirects,
  "report-mailings": reportMailings,
  reports,
  retention,
  runs,
  "saved-views": savedViews,
  schedules,
  search,
  "source-rules": sourceRules,
  sources,
  spend,
  tasks,
  verification,
  "what-to-do": whatToDo,
  workspaces,
};

const pool = ownDatabase();
/** At the instance's own address there is no API, and it says so at once: no connection leads anywhere. */
const noApi = createServer((_request, response) => response.writeHead(404).end());
/** Workspaces that stay as they are, whatever is tried on them: a stranger's, and one's own for those who may not. */
let theirs: Kept;
let untouched: Kept;

/** An own workspace where nothing is done, whatever is tried from there on another's. */
let nobodyElse: TestWorkspace;
let plantAnother: () => Promise<PlantedWorkspace>;

interface Kept {
  planted: PlantedWorkspace;
  rows: string[];
}

beforeAll(async () => {
  await new Promise<void>((listening) => noApi.listen(0, "127.0.0.1", listening));
  const { port } = z.object({ port: z.number() }).parse(noApi.address());
  publishToEnvironment({ SIGHTLINE_URL: `http://127.0.0.1:${port}` });
  await instance.setUp({ ctx: systemContext("test"), input: owner });
  await instance.openWorkspaces({ ctx: systemContext("test"), input: { open: true } });
  plantAnother = await plantForCopies(pool);
  theirs = await keepOne(await plantOne());
  untouched = await keepOne(await plantOne());
  nobodyElse = await newWorkspace();
});

afterAll(() => noApi.close());

/** A workspace on which nothing was done yet, or nothing that left a trace; to plant one is most of a call's time. */
let unused: Kept | null = null;

async function takeOwn(): Promise<Kept> {
  const own = unused ?? (await keepOne(await plantAnother()));
  unused = null;
  return own;
}

function giveBack(own: Kept, after: readonly string[]): void {
  if (own !== untouched && JSON.stringify(after) === JSON.stringify(own.rows)) unused = own;
}

const keepOne = async (planted: PlantedWorkspace): Promise<Kept> => ({
  planted,
  rows: await rowsOf(planted.workspaceId),
});

const contextOf = (who: Who, { workspaceId, userId }: { workspaceId: string; userId: string }): Context => {
  const ctx = { ...systemContext("test"), workspaceId };
  if (who === "job") return { ...ctx, actor: { kind: "system", job: "test" } };
  if (who === "command line") return { ...ctx, actor: { kind: "operator", userId: null } };
  return { ...ctx, actor: { kind: "member", userId, role: who } };
};

/** How a call ends, and all that it told. A fault of ours is no end. */
async function endOf(call: () => unknown): Promise<{ end: string; told: string }> {
  try {
    return { end: "done", told: JSON.stringify((await call()) ?? null) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { end: error.code, told: error.message };
  }
}

/** All rows of a workspace, of whatever table has any; sums that are worked out of its ledger are no more than that. */
async function rowsOf(workspaceId: string): Promise<string[]> {
  everything ??= await selectEverything();
  // By a name, so that it is planned once: it looks into every table there is.
  const { rows } = await pool.query<{ row: string }>({
    ...{ name: "everything of a workspace", text: everything, values: [workspaceId] },
  });
  return rows.map(({ row }) => row);
}

let everything: string | undefined;

async function selectEverything(): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'app' and column_name = 'workspace_id'
        and table_name not in ('spend_unfolded', 'spend_fold', 'spend_sum', 'spend_model_sum', 'spend_run_sum', 'spend_held_sum',
                               'spend_source_sum', 'spend_source_unfolded')`,
  );
  const selects = [
    ...tables.map(({ name }) => `select t::text as row from app.${name} t where workspace_id = $1`),
    "select w::text from app.workspace w where id = $1",
    `select u::text from app."user" u join app.membership m on m.user_id = u.id where m.workspace_id = $1`,
    `select s::text from app.session s join app.membership m on m.user_id = s.user_id
      where m.workspace_id = $1 and s.revoked_at is not null`,
    `select i::text from app.identity i join app.membership m on m.user_id = i.user_id where m.workspace_id = $1`,
  ];
  return `${selects.join(" union all ")} order by 1`;
}

it("has a line for every use case there is, and for nothing else", () => {
  const folders = readdirSync("lib/services").filter((name) => existsSync(`lib/services/${name}/index.ts`));
  expect(Object.keys(DOORS)).toEqual(folders.sort());
  const verbs = Object.entries(DOORS).flatMap(([folder, door]) =>
    Object.entries(door).flatMap(([name, exported]) =>
      typeof exported === "function" ? [`${folder}.${name}`] : [],
    ),
  );
  expect(TABLE.map(([verb]) => verb).sort()).toEqual(verbs.sort());
});

it("works on copies that have as much in them as what was planted", async () => {
  const own = await takeOwn();
  expect(own.rows).toHaveLength(untouched.rows.length);
  giveBack(own, own.rows);
});

/** What of its own a workspace and its people have, but for what is on record of it. */
const withoutEntries = (rows: readonly string[], entries: readonly string[]): string[] =>
  rows.filter((row) => !entries.includes(row));

/** No secret has a place in an entry, and no name that one would be under. */
const SECRETS = [PLANTED_PASSWORD, WANTED, owner.password, hosted.password, "argon2", env().secret];
const SECRET_NAME = /password"|passwordHash|secret|token"|tokenHash|sealed/i;

async function entriesOf(requestId: string): Promise<{ row: string; said: string }[]> {
  const { rows } = await pool.query<{ row: string; said: string }>(
    "select e::text as row, concat(before::text, after::text) as said from app.audit_entry e where request_id = $1",
    [requestId],
  );
  return rows;
}

/** What somebody has read is no decision. */
const UNRECORDED = new Set(["notices.markNoticesRead"]);

/** What a call that is done changes of a workspace has an entry, and no entry has a secret. */
async function expectOnRecord(requestId: string, before: string[], after: string[]): Promise<void> {
  const entries = await entriesOf(requestId);
  const changed = withoutEntries(
    after,
    entries.map(({ row }) => row),
  );
  if (JSON.stringify(changed) !== JSON.stringify(before)) expect(entries).not.toEqual([]);
  for (const { said } of entries) {
    for (const secret of SECRETS) expect(said).not.toContain(secret);
    expect(said).not.toMatch(SECRET_NAME);
  }
}

// First what works for all workspaces, while there are few.
const IN_TURN = TABLE.toSorted(([, one], [, other]) => Number(other === MACHINE) - Number(one === MACHINE));

describe.each(IN_TURN)("%s", (verb, allowed, end, foreign, call) => {
  it.each(EVERYBODY)("is for the %s, on record where it changes anything, or refused", async (who) => {
    const may = allowed.who.includes(who);
    const own = may ? await takeOwn() : untouched;
    const ctx = contextOf(who, own.planted);
    const { end: ended } = await endOf(() => call(ctx, own.planted));
    expect(ended).toBe(may ? end : allowed.others);
    const after = await rowsOf(own.planted.workspaceId);
    if (!may) expect(after).toEqual(own.rows);
    else if (end === "done" && !UNRECORDED.has(verb))
      await expectOnRecord(ctx.origin.requestId, own.rows, after);
    giveBack(own, after);
  });

  it("neither shows nor changes another workspace", async () => {
    const own = foreign === "done" ? await takeOwn() : null;
    const { planted, rows } = theirs;
    const as = contextOf("owner", own?.planted ?? nobodyElse);
    const { end: ended, told } = await endOf(() => call(as, planted));
    expect(ended).toBe(foreign);
    for (const theirOwn of [planted.slug, planted.workspaceId]) expect(told).not.toContain(theirOwn);
    expect(await rowsOf(planted.workspaceId)).toEqual(rows);
    if (own) giveBack(own, await rowsOf(own.planted.workspaceId));
  });
});
