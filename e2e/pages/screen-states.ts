import { paths } from "@/lib/paths";

/** A workspace with two answers to one question and the brands of it. */
export interface StatePlaces {
  slug: string;
  brand: string;
  prompt: string;
  answer: string;
  domain: string;
  report: string;
}

type Query = Record<string, string>;

/** What a screen of figures says in each of its states. */
interface ScreenStates {
  at: (places: StatePlaces, query?: Query) => string;
  /** Of a workspace without anything; null where it takes something to be there. */
  empty: RegExp | null;
  /** Of two answers to one question. */
  little: RegExp;
  /** Where its days leave nothing; null where it has none. */
  nothing: RegExp | null;
  /** Of an address that asks for what is not: what is asked for and what it says, or that it is not there. */
  wrong: { query: Query; says: RegExp } | { at: (places: StatePlaces) => string } | null;
}

const of = ({ slug }: StatePlaces) => paths.workspace(slug);

const GONE = "0198a7b2-0000-7000-8000-000000000001";
const NO_ANSWER = /No answer in these filters/;
const NO_BRAND = /No brand (of yours )?is looked for yet/;
const WRONG_DAY = { query: { from: "yesterday" }, says: /Its first day, “yesterday”, is left out/ };

/** Every screen of figures by its route, and the screens of research beside them. */
export const SCREEN_STATES: Readonly<Record<string, readonly ScreenStates[]>> = {
  "/[workspace]/overview": [
    {
      at: (all, query) => of(all).overview(query),
      ...{ empty: NO_BRAND, little: /of 2 answers/, nothing: NO_ANSWER, wrong: WRONG_DAY },
    },
  ],
  "/[workspace]/what-to-do": [
    {
      at: (all, query) => of(all).whatToDo(query),
      ...{ empty: NO_BRAND, little: /2 answers were looked at/, nothing: NO_ANSWER, wrong: WRONG_DAY },
    },
  ],
  "/[workspace]/brands": [
    {
      at: (all) => of(all).brands(),
      ...{ empty: /No brand yet/, little: /of 2 answers/, nothing: null, wrong: null },
    },
  ],
  "/[workspace]/brands/[id]/figures": [
    {
      at: (all, query) => of(all).brandFigures(all.brand, query),
      ...{ empty: null, little: /a small sample/, nothing: NO_ANSWER },
      wrong: { at: (all) => of(all).brandFigures(GONE) },
    },
  ],
  "/[workspace]/prompts": [
    {
      at: (all, query) => of(all).prompts(query),
      ...{ empty: /No prompt is kept yet/, little: /Which kettle/, nothing: /No prompt matches/ },
      wrong: WRONG_DAY,
    },
  ],
  "/[workspace]/prompts/[id]": [
    {
      at: (all) => of(all).prompt(all.prompt),
      ...{ empty: null, little: /2 answers/, nothing: null },
      wrong: { at: (all) => of(all).prompt(GONE) },
    },
  ],
  "/[workspace]/prompts/[id]/figures": [
    {
      at: (all, query) => of(all).promptFigures(all.prompt, query),
      ...{ empty: null, little: /over 1 pair/, nothing: /No answer to it in these filters/ },
      wrong: { at: (all) => of(all).promptFigures(GONE) },
    },
  ],
  "/[workspace]/sources": [
    {
      at: (all, query) => of(all).sources(query),
      ...{ empty: /No answer has cited a source yet/, little: /\d answers? with search/ },
      ...{ nothing: /No source matches these filters/, wrong: WRONG_DAY },
    },
    {
      at: (all, query) => of(all).sources({ domain: all.domain, ...query }),
      ...{
        empty: null,
        little: /[12] of [12] answers? with search/,
        nothing: /No source matches these filters/,
      },
      wrong: { query: { domain: "nobody-cites.example" }, says: /No source matches these filters/ },
    },
  ],
  "/[workspace]/sources/gaps": [
    {
      at: (all, query) => of(all).sourceGaps(query),
      ...{ empty: NO_BRAND, little: /No gap in these filters|Source gaps/, nothing: NO_ANSWER },
      wrong: WRONG_DAY,
    },
  ],
  "/[workspace]/compare": [
    {
      at: (all, query) => of(all).comparing(query),
      ...{ empty: NO_BRAND, little: /One side has no answers/, nothing: /There is nothing to compare/ },
      wrong: { query: { by: "none" }, says: /“none”, is left out/ },
    },
    {
      at: (all, query) => of(all).comparing({ by: "engine", ...query }),
      ...{ empty: /No answer in these filters/, little: /of 1 answer \(A\)/, nothing: NO_ANSWER },
      wrong: WRONG_DAY,
    },
  ],
  "/[workspace]/compare/others": [
    {
      at: (all, query) => of(all).asOthers(query),
      ...{ empty: NO_BRAND, little: /to 1 question in 1 family/, nothing: NO_ANSWER, wrong: WRONG_DAY },
    },
  ],
  "/[workspace]/compare/study": [
    {
      at: (all, query) => of(all).study(query),
      ...{ empty: NO_BRAND, little: /Choose what was done/, nothing: null },
      wrong: { query: { day: "never" }, says: /“never”, is left out/ },
    },
  ],
  "/[workspace]/planner": [
    {
      at: (all, query) => of(all).planner(query),
      ...{ empty: /Nothing was asked yet, so that no cost can be told/, little: /Those asked of late/ },
      ...{ nothing: null, wrong: { query: { points: "many" }, says: /whole|number|from \d/i } },
    },
  ],
  "/[workspace]/first-steps": [
    {
      at: (all) => of(all).firstSteps(),
      ...{ empty: /Nothing is made or asked yet/, little: /Nothing is made or asked yet/ },
      ...{ nothing: null, wrong: null },
    },
  ],
  "/[workspace]/reports": [
    {
      at: (all) => of(all).reports(),
      ...{ empty: /No report yet/, little: /Two kettles/, nothing: null, wrong: null },
    },
  ],
  "/[workspace]/reports/[id]": [
    {
      at: (all) => of(all).report(all.report),
      ...{ empty: null, little: /of 2 answers/, nothing: null },
      wrong: { at: (all) => of(all).report(GONE) },
    },
  ],
  "/[workspace]/runs": [
    {
      at: (all, query) => of(all).runs(query),
      ...{ empty: /No set was run yet/, little: /No set was run yet/, nothing: null },
      wrong: { query: { state: "none" }, says: /“none”, is left out/ },
    },
    {
      at: (all) => of(all).runs({ of: "questions" }),
      ...{ empty: /No question|Nothing/, little: /Which kettle|2 of 2/, nothing: null, wrong: null },
    },
  ],
  "/[workspace]/spend": [
    {
      at: (all, query) => of(all).spend(query),
      ...{ empty: /Nothing was spent on these days/, little: /too early to say/ },
      ...{ nothing: /Nothing was spent on these days/, wrong: WRONG_DAY },
    },
  ],
  "/[workspace]/spend/entries": [
    {
      at: (all, query) => of(all).spendEntries(query),
      ...{ empty: /Nothing was entered on these days/, little: /Charges and corrections/ },
      ...{ nothing: /Nothing was entered on these days/, wrong: WRONG_DAY },
    },
  ],
  "/[workspace]/spend/outliers": [
    {
      at: (all, query) => of(all).outliers(query),
      ...{ empty: /No call was charged on these days/, little: /of 2 calls/ },
      ...{ nothing: /No call was charged on these days/, wrong: WRONG_DAY },
    },
  ],
  "/[workspace]/spend/estimates": [
    {
      at: (all, query) => of(all).estimates(query),
      ...{ empty: /No run of these days can be compared yet/, little: /1 of 1 run/ },
      ...{ nothing: /No run of these days can be compared yet/, wrong: WRONG_DAY },
    },
  ],
  "/[workspace]/spend/statement": [
    {
      at: (all, query) => of(all).statement(query),
      ...{ empty: /Nothing was entered in this month/, little: /The month is not over/, nothing: null },
      wrong: { query: { month: "never" }, says: /“never”, is left out/ },
    },
  ],
  "/[workspace]/spend/budgets": [
    {
      at: (all) => of(all).budgets(),
      ...{ empty: /No budget yet/, little: /No budget yet/, nothing: null, wrong: null },
    },
  ],
  "/[workspace]/answers": [
    {
      at: (all, query) => of(all).answers(query),
      ...{ empty: /Nothing was asked yet/, little: /Which kettle/, nothing: /No answer matches/ },
      wrong: WRONG_DAY,
    },
  ],
  "/[workspace]/answers/[id]": [
    {
      at: (all) => of(all).answer(all.answer),
      ...{ empty: null, little: /Which kettle/, nothing: null },
      wrong: { at: (all) => of(all).answer(GONE) },
    },
  ],
};

/** Beginnings of routes that show no figures, and what they are: forms, lists and settings, which their own specs look at. */
export const WITHOUT_FIGURES: Readonly<Record<string, string>> = {
  "/[workspace]/compose": "a form, and answers as they come",
  "/[workspace]/answers/compare": "texts side by side",
  "/[workspace]/answers/import": "a form",
  "/[workspace]/runs/": "a run's progress and cells: demo.spec.ts and programme.spec.ts",
  "/[workspace]/schedules": "schedules: programme.spec.ts",
  "/[workspace]/library": "the library: prompts.spec.ts",
  "/[workspace]/brands/new": "a form",
  "/[workspace]/brands/review": "a form: review.spec.ts",
  "/[workspace]/brands/[id]": "rules: brands.spec.ts",
  "/[workspace]/sources/rules": "rules: sources.spec.ts",
  "/[workspace]/spend/corrections": "a form",
  "/[workspace]/spend/reconciliation": "nights: demo.spec.ts",
  "/[workspace]/settings": "settings: settings.spec.ts",
};
