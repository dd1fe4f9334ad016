import { listAnswersPage } from "@/lib/db/sql/answers/list-answers";
import { listAskedLatelyOf } from "@/lib/db/sql/answers/list-asked-lately";
import { listPromptsPage } from "@/lib/db/sql/library/list-prompts";
import { listSourcesPage } from "@/lib/db/sql/answers/list-sources";
import { readHeld, readSpendCells, readSpendOutcomes, readSpendTotal } from "@/lib/db/sql/money/spend";
import { inWorkspace, type WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { getPool } from "@/lib/db/pool";
import {
  ANY_ANSWER,
  type AnswerCursor,
  type AnswerSort,
  type SearchedFilter,
} from "@/lib/domain/answers/answer-filter";
import type { PromptFilter, PromptSort } from "@/lib/domain/library/prompt";
import type { SourceFilter } from "@/lib/domain/answers/source-list";
import { listDays } from "@/lib/domain/time/day-span";
import { ANYTHING } from "@/lib/domain/lists/workspace-filter";
import { fillWords } from "./support/answer-words";
import { seedWorkspace } from "./support/answered-workspace";
import { closingAfter } from "./support/closing";
import { median } from "./support/compare";
import { openForFilling } from "./support/filling";
import { createReport, describeMachine } from "./support/report";

// What the queries of the dashboard's pages cost in a workspace of a million answers, against the same in one of forty
// thousand beside it: lists count to ten thousand, and so many each engine has in both.

const FEW = 40_000;
const MANY = 1_000_000;
const ROUNDS = 5;

const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const ZONE = "Europe/Berlin";
const any = { ...ANYTHING, zone: ZONE };
const prompts = (own: WorkspaceReads, sort: PromptSort, { text, ...filter }: Partial<PromptFilter> = {}) =>
  listPromptsPage(own, { ...any, ...filter, words: text ?? null, page: 1, sort });
const sources = (own: WorkspaceReads, filter: Partial<SourceFilter> = {}) =>
  listSourcesPage(own, {
    filter: { ...any, domain: null, text: null, sourceClass: null, pageType: null, ...filter },
    sort: "answers",
    page: 1,
  });
const month = { ...any, label: null, connectionId: null, from: day(30), to: day(0) };
const year = { ...month, from: day(366) };
const cells = (own: WorkspaceReads, filter: typeof month) =>
  readSpendCells(own, filter, { by: "model", firstDays: listDays(filter.from, filter.to) });

/** A page of answers, of the first rows or of those after a place in the middle, with their number. */
const answers = (
  own: WorkspaceReads,
  sort: AnswerSort,
  filter: Partial<SearchedFilter> = {},
  after: AnswerCursor | null = null,
) =>
  listAnswersPage(own, {
    filter: { ...ANY_ANSWER, words: null, promptWords: null, zone: ZONE, ...filter },
    sort,
    after,
  });

const MIDDLE = "80000000-0000-7000-8000-000000000000";
const halfYear = new Date(Date.now() - 183 * 86_400_000).toISOString();

/** `atMost`: how many times the small workspace's time. What is shown of all answers grows with them, and is only told. */
const QUERIES: { name: string; atMost?: number; run: (own: WorkspaceReads) => Promise<unknown> }[] = [
  { name: "answers", atMost: 3, run: (own) => answers(own, "asked") },
  { name: "answers, oldest first", atMost: 3, run: (own) => answers(own, "oldest") },
  { name: "answers by cost", atMost: 3, run: (own) => answers(own, "cost") },
  { name: "answers by citations", atMost: 3, run: (own) => answers(own, "citations") },
  {
    name: "answers from the middle",
    atMost: 3,
    run: (own) => answers(own, "asked", {}, { key: halfYear, id: MIDDLE }),
  },
  {
    name: "answers by cost from the middle",
    atMost: 3,
    run: (own) => answers(own, "cost", {}, { key: "0.0016", id: MIDDLE }),
  },
  { name: "answers of an engine", atMost: 3, run: (own) => answers(own, "asked", { engine: "claude" }) },
  {
    name: "answers of an engine by cost",
    atMost: 3,
    run: (own) => answers(own, "cost", { engine: "claude" }),
  },
  { name: "answers without a search", run: (own) => answers(own, "asked", { search: "not-asked" }) },
  { name: "answers of a model", atMost: 3, run: (own) => answers(own, "asked", { model: "model-3" }) },
  {
    name: "answers of a model that answered",
    atMost: 3,
    run: (own) => answers(own, "asked", { modelAnswered: "model-3" }),
  },
  { name: "answers of a model nobody asked", run: (own) => answers(own, "asked", { model: "no model" }) },
  { name: "answers with a word", run: (own) => answers(own, "asked", { words: "'word77'" }) },
  { name: "answers of a cost that none has", run: (own) => answers(own, "asked", { costFrom: "5" }) },
  { name: "answers citing a domain", run: (own) => answers(own, "asked", { domain: "site7.example" }) },
  { name: "what was asked lately", atMost: 3, run: (own) => listAskedLatelyOf(own) },
  { name: "prompts", run: (own) => prompts(own, "asked") },
  { name: "prompts by runs", run: (own) => prompts(own, "runs") },
  { name: "prompts of an engine", run: (own) => prompts(own, "asked", { engine: "claude" }) },
  { name: "sources of a month", run: (own) => sources(own, { from: day(30) }) },
  { name: "sources of a month and a model", run: (own) => sources(own, { from: day(30), model: "model-3" }) },
  { name: "sources of a year", run: (own) => sources(own) },
  { name: "spend of a month", run: (own) => readSpendTotal(own, month) },
  { name: "spend of a month by day and model", run: (own) => cells(own, month) },
  { name: "spend of a year by day and model", run: (own) => cells(own, year) },
  { name: "what the spend of a month bought", run: (own) => readSpendOutcomes(own, month) },
  { name: "held reservations", run: (own) => readHeld(own) },
];

await closingAfter(async (closeLater) => {
  const client = await openForFilling(closeLater);
  const few = await seedWorkspace(client, FEW);
  const many = await seedWorkspace(client, MANY);
  for (const id of [few, many]) await fillWords(client, id);
  await client.query("vacuum analyze");
  console.log(await describeMachine(getPool()));

  const report = createReport();
  for (const { name, atMost, run } of QUERIES) {
    const time = async (id: string) => {
      const times: number[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const from = performance.now();
        await run(inWorkspace(id, getPool()));
        times.push(performance.now() - from);
      }
      return median(times.slice(1));
    };
    const [small, large] = [await time(few), await time(many)];
    const detail = `${large.toFixed(1)} ms; ${small.toFixed(1)} ms`;
    report.add({ name, value: large / small, ...(atMost === undefined ? {} : { atMost }), detail });
  }
  report.end();
});
