import { test, expect } from "@playwright/test";
import pMap from "p-map";
import { z } from "zod";
import { testDataDir, testUrl } from "@/lib/env";
import { OPERATE, roleMay, ROLES, type Permission } from "@/lib/domain/team/permission";
import { actionsOfPages } from "./built-actions";
import { OWNER } from "./owner";
import { ACTIONS, PAGES, POSTED, READS, type Guard } from "./route-table";
import { runProgram } from "./run-program";
import { signIn } from "./sign-in";
import { teammate, type Planted, type Team } from "./team";

// No browser: every page, read and action × everybody × their own workspace and another's, over HTTP.

/** The roles in the planted workspace, and the operator, who is in neither. */
const EVERYBODY = [...ROLES, "operator"] as const;
type Who = (typeof EVERYBODY)[number];

type Outcome = "let in" | "refused" | "missing";

const AT_ONCE = 8;

/** What whoever may is told of a workspace that is none: the planted ones, so that nothing begins to fill them. */
const NO_DEMO = "This workspace is no demo.";

let own: Planted;
let foreign: Planted;
const cookies = new Map<Who, string>();

const planted = z.custom<Team>((value) => typeof value === "object" && value !== null && "own" in value);

test.beforeAll(async () => {
  const dataDir = testDataDir();
  if (dataDir === undefined) throw new Error("there is no product under test");
  const printed = await runProgram(["e2e/add-team.ts"], { SIGHTLINE_DATA_DIR: dataDir });
  ({ own, foreign } = planted.parse(JSON.parse(printed)));
  const url = String(testUrl());
  for (const role of ROLES) cookies.set(role, await signIn(url, teammate(role, own.slug)));
  cookies.set("operator", await signIn(url, OWNER));
});

const isOfWorkspace = (guard: Guard): guard is Permission =>
  guard !== "anyone" && guard !== "signed-in" && guard !== OPERATE;

/** What somebody may expect of what asks for a permission, in a workspace of theirs or another's. */
function expected(guard: Guard, who: Who, where: Planted): Outcome {
  if (guard === OPERATE) return who === "operator" ? "let in" : "missing";
  if (!isOfWorkspace(guard)) return "let in";
  if (who === "operator" || where === foreign) return "missing";
  return roleMay(who, guard) ? "let in" : "refused";
}

const ask = (who: Who, address: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${String(testUrl())}${address}`, {
    redirect: "manual",
    ...init,
    headers: { Cookie: cookies.get(who) ?? "", ...init.headers },
  });

interface Case {
  what: string;
  who: Who;
  guard: Guard;
  where: Planted;
}

/** Asks for each thing as everybody, in both workspaces, and compares how it ended with what it was to be. */
async function walk<Thing extends { what: string; guard: Guard }>(
  things: readonly Thing[],
  outcomeOf: (thing: Thing, who: Who, where: Planted) => Promise<Outcome | string>,
): Promise<void> {
  const cases = things.flatMap((thing) =>
    EVERYBODY.flatMap((who) => placesOf(thing.guard).map((where) => ({ thing, who, where }))),
  );
  const ends = await pMap(
    cases,
    async ({ thing, who, where }) => ({
      ...nameOf({ ...thing, who, where }),
      ended: await outcomeOf(thing, who, where),
      meant: expected(thing.guard, who, where),
    }),
    { concurrency: AT_ONCE },
  );
  expect(ends.length).toBeGreaterThan(things.length);
  expect(ends.filter(({ ended, meant }) => ended !== meant)).toEqual([]);
}

/** What is in no workspace is asked for once. */
const placesOf = (guard: Guard): readonly Planted[] => (isOfWorkspace(guard) ? [own, foreign] : [own]);

const nameOf = ({ what, who, where, guard }: Case) => ({
  what,
  who,
  guard,
  where: where === own ? "own" : "foreign",
});

const lines = (table: typeof PAGES) => table.map(([what, guard, address]) => ({ what, guard, address }));

/** Whether a page tells more of a workspace than its address: its slug stands in every text in it. */
const tellsOf = ({ slug }: Planted, body: string): boolean =>
  [`${slug}.example`, `member-${slug}`, `>${slug}<`, `${slug} ·`].some((text) => body.includes(text));

const EXPORTS_ARE_UNDER_WAY = 409;

test("every page is there for whoever may see it, and missing to everybody else", async () => {
  await walk(lines(PAGES), async ({ address, guard }, who, where) => {
    const reply = await ask(who, address(where));
    const body = await reply.text();
    // Where nobody is asked who they are, a link that leads nowhere leads nowhere for everybody.
    if (guard === "anyone" && reply.status === 404)
      return tellsOf(where, body) ? "told in passing" : "let in";
    if (reply.status !== 404) return reply.status < 400 ? "let in" : `status ${reply.status}`;
    // What one may not see, and what is not one's own, are the same: not there.
    const isOwn = where === own && who !== "operator" && guard !== OPERATE;
    if (!isOwn && tellsOf(where, body)) return "told in passing";
    return isOwn ? "refused" : "missing";
  });
});

test("every read is answered for whoever may, forbidden to others in the workspace, and missing to the rest", async () => {
  await walk(
    lines(READS.filter(([, guard]) => guard !== "anyone")),
    async ({ what, address }, who, where) => {
      const send = () => ask(who, address(where), POSTED.includes(what) ? { method: "POST", body: "x" } : {});
      let reply = await send();
      // So many exports are written at once, and whoever comes then is told to come again.
      while (reply.status === EXPORTS_ARE_UNDER_WAY) reply = await send();
      const body = await reply.text();
      if (reply.status === 403) return "refused";
      if (body.includes(NO_DEMO)) return "let in";
      if (reply.status === 404) return body.includes(where.slug) ? "told in passing" : "missing";
      if (POSTED.includes(what)) return body.includes("not what a page of Sightline sends") ? "let in" : body;
      return reply.status < 400 ? "let in" : `status ${reply.status}`;
    },
  );
});

test("an id of another workspace opens nothing in one's own", async () => {
  const mixed = { ...foreign, slug: own.slug, workspaceId: own.workspaceId };
  const theirs = [...PAGES, ...READS].filter(
    ([route, guard]) => guard !== OPERATE && guard !== "anyone" && /\[(?:id|set|engine)\]/.test(route),
  );
  expect(theirs.length).toBeGreaterThan(10);
  for (const [route, , address] of theirs) {
    const reply = await ask("owner", address(mixed));
    expect(reply.status, route).toBe(404);
    expect(await reply.text(), route).not.toContain(foreign.slug);
  }
});

test("every action is done for whoever may, and refused to everybody else before what was sent is looked at", async () => {
  const actions = actionsOfPages();
  expect(actions.map(({ name }) => name).sort()).toEqual(Object.keys(ACTIONS).sort());
  const pages = new Map(PAGES.map(([route, , address]) => [route, address]));
  const things = actions.map(({ name, id, routes: [route = ""] }) => ({
    what: name,
    guard: ACTIONS[name] ?? ("anyone" as const),
    id,
    address: pages.get(route) ?? (() => `no such page: ${route}`),
  }));
  await walk(things, async ({ id, guard, address }, who, where) => {
    const reply = await ask(who, address(where), {
      method: "POST",
      headers: {
        "Next-Action": id,
        "Content-Type": "text/plain;charset=UTF-8",
        Accept: "text/x-component",
        Origin: String(testUrl()),
      },
      // Nothing that any of them takes: whoever may is told so, and nothing is done.
      body: JSON.stringify(isOfWorkspace(guard) || guard === OPERATE ? [where.slug, null] : [null]),
    });
    const body = await reply.text();
    if (body.includes("does not include this")) return "refused";
    if (/There is no such workspace|There is nothing here/.test(body)) return "missing";
    return /validationErrors|not sent by a page/.test(body) || body.includes(NO_DEMO) ? "let in" : body;
  });
});
