import { beforeAll, expect, it } from "vitest";
import { type AnswerFilter, ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import type { FindingKind } from "@/lib/domain/answers/finding-kind";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { countAnswers } from "@/lib/services/answers";
import { makeBrand } from "@/lib/services/brands";
import { type Context, systemContext } from "@/lib/services/context";
import { measureAnswers } from "@/lib/services/measuring";
import { tellSources } from "@/lib/services/sources";
import { ownDatabase } from "@/test/own-database";
import { plantAnswers } from "@/test/plant-answers";
import { newWorkspace } from "@/test/workspace";
import { listWhatToDo } from ".";

const pool = ownDatabase();
const MACHINE = systemContext("test");

const NOW = { from: "2026-03-01", to: "2026-03-31" };
const BEFORE = { from: "2026-01-29", to: "2026-02-28" };

let ctx: Context;
let own = "";

const SILENT =
  "It depends on what you want of it, and there is no one thing that we would say is right for all.";
const FIRST = "1. Acme is the one that most people have at home\n2. Bolt is for those who want more of it";

/**
 * Answers to twelve prompts, 24 each, half of them of the month before: to the first three Acme is put first, to the
 * next three nobody is named, and to all others Veltro. Of what they cite, site0 is gone since.
 */
beforeAll(async () => {
  const { workspaceId, userId } = await plantAnswers(288);
  ctx = { ...MACHINE, workspaceId, actor: { kind: "member", userId, role: "owner" } };
  await pool.query(
    `with prompts as (
       insert into app.prompt (id, workspace_id, tags)
       select uuidv7(), $1, array['n' || n] from generate_series(0, 11) n returning id, tags
     ), versions as (
       insert into app.prompt_version (id, workspace_id, prompt_id, number, user_prompt, content_hash)
       select uuidv7(), $1, id, 1, 'What is the best ' || tags[1] || '?', encode(sha256(id::text::bytea), 'hex')
         from prompts returning id, user_prompt
     )
     update app.task
        set prompt_version_id = versions.id,
            created_at = case when task.cell < 144 then timestamptz '2026-02-10' else timestamptz '2026-03-10' end
                         + task.cell * interval '1 hour'
       from versions
      where task.workspace_id = $1 and versions.user_prompt = 'What is the best n' || task.cell % 12 || '?'`,
    [workspaceId],
  );
  await pool.query(
    `update app.answer
        set answered_at = task.created_at,
            text = case when task.cell % 12 < 3 then $2 when task.cell % 12 < 6 then $3 else 'Veltro, they say.' end
       from app.task where task.id = answer.task_id and task.workspace_id = $1`,
    [workspaceId, FIRST, SILENT],
  );
  await pool.query(
    `update app.answer_fact fact
        set prompt_id = version.prompt_id, asked_at = task.created_at, answered_at = task.created_at
       from app.task join app.prompt_version version on version.id = task.prompt_version_id
      where task.id = fact.task_id and task.workspace_id = $1`,
    [workspaceId],
  );
  // All but the last prompt's answers cited site0 before, and none does since.
  await pool.query(
    `update app.citation
        set domain = case when position = 1 or task.cell % 12 = 11 then 'site20.example'
                          when task.cell < 144 then 'site0.example'
                          else 'site' || 1 + task.cell % 12 || '.example' end
       from app.task where task.id = citation.task_id and task.workspace_id = $1`,
    [workspaceId],
  );
  const brand = async (name: string, role: string) =>
    (await makeBrand({ ctx, input: { brand: { name, role } } })).id;
  own = await brand("Veltro", "own");
  await brand("Acme", "competitor");
  await brand("Bolt", "competitor");
  const signal = AbortSignal.timeout(30_000);
  await measureAnswers({ ctx: MACHINE, input: { signal } });
  await tellSources({ ctx: MACHINE, input: { signal } });
}, 60_000);

const list = (kind: FindingKind | null = null, changed: { from?: string; to?: string } = {}) =>
  listWhatToDo({
    ctx,
    input: {
      filter: { ...ANY_FIGURE, ...NOW, ...changed, zone: "UTC" },
      before: BEFORE,
      ...{ brand: null, kind },
    },
  });

const rowsOf = (filter: Partial<AnswerFilter>) =>
  countAnswers({ ctx, input: { filter: { ...ANY_ANSWER, ...NOW, ...filter, zone: "UTC" }, sort: "asked" } });

it("finds each kind, ranked by of how many answers it is true at the least, and each has exactly its rows", async () => {
  const { findings, found, answers, brand } = await list();
  expect([answers, brand?.name]).toEqual([144, "Veltro"]);
  expect([found.outranked, found.uninformative]).toEqual([
    { enough: 3, few: 0 },
    { enough: 3, few: 0 },
  ]);
  expect(found["source-gap"].enough).toBeGreaterThan(0);
  expect(found["source-lost"].enough).toBe(1);
  const ranks = findings.map(({ atLeast }) => atLeast);
  expect(ranks).toEqual(ranks.toSorted((one, other) => other - one));
  expect(Math.min(...ranks)).toBeGreaterThan(0);
  for (const finding of findings) {
    switch (finding.kind) {
      case "source-gap": {
        const { domain, gaps } = finding.gap;
        expect(await rowsOf({ domain, withoutBrandId: own, competitors: "named" })).toBe(gaps);
        break;
      }
      case "outranked": {
        const { promptId, rate, competitors, words } = finding;
        expect(words).toMatch(/^What is the best n[0-2]\?$/);
        expect(await rowsOf({ promptId, withoutBrandId: own, competitors: "top-pick" })).toBe(rate.numerator);
        expect(await rowsOf({ promptId })).toBe(rate.denominator);
        expect(competitors.map((one) => [one.brand.name, one.answers])).toEqual([["Acme", 12]]);
        break;
      }
      case "uninformative": {
        const { promptId, informative, better } = finding;
        expect(better).toMatch(/^List the five best n[3-5], with a short reason for each\.$/);
        expect(informative).toMatchObject({ answers: 12, naming: 0, uninformative: true });
        expect(await rowsOf({ promptId, companies: "none" })).toBe(12);
        expect(await rowsOf({ promptId, companies: "told" })).toBe(12);
        break;
      }
      case "source-lost": {
        const { domain, difference } = finding.move;
        expect(domain).toBe("site0.example");
        const rows = { domain, search: "done" } as const;
        expect(await rowsOf(rows)).toBe(difference.other.numerator);
        expect(await rowsOf({ ...rows, ...BEFORE })).toBe(difference.one.numerator);
      }
    }
  }
});

it("is of one kind where that is asked for, and says how many there are of the others", async () => {
  const { findings, found } = await list("outranked");
  expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(["outranked"]));
  expect(found.uninformative.enough).toBe(3);
});

it("lists nothing that few answers show, and says so", async () => {
  const { findings, found } = await list(null, { from: "2026-03-16", to: "2026-03-16" });
  expect(findings.filter(({ kind }) => kind === "outranked")).toEqual([]);
  expect(found.outranked).toEqual({ enough: 0, few: 3 });
});

it("has nothing to say without brands", async () => {
  const { workspaceId, userId } = await newWorkspace();
  const other: Context = { ...MACHINE, workspaceId, actor: { kind: "member", userId, role: "owner" } };
  const filter = { ...ANY_FIGURE, ...NOW, zone: "UTC" };
  const { brand, findings } = await listWhatToDo({
    ctx: other,
    input: { filter, before: null, brand: null, kind: null },
  });
  expect([brand, findings]).toEqual([null, []]);
});
