import type { AnswerEngine } from "@/lib/domain/engines/engine";
import type { Surface } from "@/lib/domain/engines/surface";
import type { TaskState } from "@/lib/domain/tasks/task-state";
import { ANYTHING, type WorkspaceFilter, type Zoned } from "@/lib/domain/lists/workspace-filter";
import type { PageType, SourceClass } from "@/lib/domain/sources/source-class";
import { ENDINGS } from "./answer-ending";
import type { Origin } from "./answer-origin";
import type { Series } from "./series";
import type { AskedLevel, AskedPortrayal, CountedAs } from "./said-of-brands";

export const ANSWERS_PER_PAGE = 50;

/** Answers of a filter are counted no further. */
export const ANSWERS_COUNTED = 10_000;

/** What the list can be ordered by, each in its useful direction. Only answers have a cost and citations. */
export const ANSWER_SORTS = ["asked", "oldest", "cost", "citations"] as const;
export type AnswerSort = (typeof ANSWER_SORTS)[number];

/** What became of the search: done; allowed and not done; not allowed; or nobody told, of an answer that was imported. */
export const SEARCH_OUTCOMES = ["done", "not-done", "not-asked", "not-told"] as const;
export type SearchOutcome = (typeof SEARCH_OUTCOMES)[number];

export const SEARCH_OUTCOME_LABELS: Record<SearchOutcome, string> = {
  done: "done",
  "not-done": "asked for, not done",
  "not-asked": "not asked for",
  "not-told": "not told",
};

/** How an answer ended: early, whatever the reason, or for one reason. */
export const ASKED_ENDINGS = ["early", ...ENDINGS] as const;
export type AskedEnding = (typeof ASKED_ENDINGS)[number];

/** What an answer says of competitors: it names one at least, or puts one first. */
export const COMPETITORS_IN = ["named", "top-pick"] as const;
export type CompetitorsIn = (typeof COMPETITORS_IN)[number];

export const COMPETITORS_IN_LABELS: Record<CompetitorsIn, string> = {
  named: "named",
  "top-pick": "top pick",
};

/** Companies of the category in an answer, tracked or not: one at least, none, or either where that is told at all. */
export const COMPANIES_IN = ["some", "none", "told"] as const;
export type CompaniesIn = (typeof COMPANIES_IN)[number];

export const COMPANIES_IN_LABELS: Record<CompaniesIn, string> = {
  some: "one at least",
  none: "none",
  told: "told, some or none",
};

/** Where a page of the list begins: after this row. */
export interface AnswerCursor {
  /** What the list is ordered by, of the row: ISO 8601, dollars, or a number of citations. */
  key: string;
  id: string;
}

/** What a list of answers is narrowed to. Null is "any". */
export interface AnswerFilter extends WorkspaceFilter {
  /** What is looked for in the answer, and in the question; see `lib/reading/search-query.ts`. */
  text: string | null;
  promptText: string | null;
  modelAsked: string | null;
  modelAnswered: string | null;
  state: TaskState | null;
  search: SearchOutcome | null;
  ended: AskedEnding | null;
  /** One wording of a prompt. */
  versionId: string | null;
  /** A word the workspace put on answers. */
  flagId: string | null;
  /** A brand that the answer names, as far as it is measured. Requests for questions name nobody. */
  brandId: string | null;
  /** How far it recommends that brand, or any where none is asked for; and how it portrays it. */
  level: AskedLevel | null;
  portrayal: AskedPortrayal | null;
  /** A brand that it names as well, and one whose domains it cites. */
  withBrandId: string | null;
  citedBrandId: string | null;
  /** Those that a figure is of. */
  counted: CountedAs | null;
  /** One that it does not name, of the answers that are measured. */
  withoutBrandId: string | null;
  /** What it says of the competitors that are looked for now, and of companies at all. */
  competitors: CompetitorsIn | null;
  companies: CompaniesIn | null;
  /** What the prompt is now: its family, topic and one of its tags. */
  familyId: string | null;
  topic: string | null;
  tag: string | null;
  /** As whom and where it was asked. */
  personaId: string | null;
  marketId: string | null;
  /** The label of its run. */
  label: string | null;
  /** Which asking of its cell, from 0. */
  repeat: number | null;
  /** Cited domain, or one cited source. */
  domain: string | null;
  sourceUrl: string | null;
  /** Of the source that is cited. */
  sourceClass: SourceClass | null;
  pageType: PageType | null;
  /** Asked from here or imported; and by whom it was answered. */
  origin: Origin | null;
  surface: Surface | null;
  /** Of none of these series: their answering model changed, which figures can leave out. */
  withoutSeries: readonly Series[] | null;
  /** What the call cost, dollars as a decimal string, and how many tokens were answered; both inclusive. */
  costFrom: string | null;
  costTo: string | null;
  tokensFrom: number | null;
  tokensTo: number | null;
}

export const ANY_ANSWER: AnswerFilter = {
  ...ANYTHING,
  text: null,
  promptText: null,
  modelAsked: null,
  modelAnswered: null,
  state: null,
  search: null,
  ended: null,
  versionId: null,
  flagId: null,
  brandId: null,
  level: null,
  portrayal: null,
  withBrandId: null,
  citedBrandId: null,
  counted: null,
  withoutBrandId: null,
  competitors: null,
  companies: null,
  familyId: null,
  topic: null,
  tag: null,
  personaId: null,
  marketId: null,
  label: null,
  repeat: null,
  domain: null,
  sourceUrl: null,
  sourceClass: null,
  pageType: null,
  origin: null,
  surface: null,
  withoutSeries: null,
  costFrom: null,
  costTo: null,
  tokensFrom: null,
  tokensTo: null,
};

/** A filter as the database takes it: what is looked for is a `tsquery`; an empty one finds nothing. */
export type SearchedFilter = Omit<Zoned<AnswerFilter>, "text" | "promptText"> & {
  words: string | null;
  promptWords: string | null;
};

/** What was asked lately, as the list's filters offer it. */
export interface AskedLately {
  models: { engine: AnswerEngine; model: string }[];
  /** A prompt by the beginning of a wording. */
  prompts: { id: string; words: string }[];
  /** Who asked, by name or e-mail address. */
  members: { id: string; name: string }[];
}

interface Named {
  id: string;
  name: string;
}

/** What a workspace has that its answers can be narrowed to. */
export interface AnswerChoices {
  markets: Named[];
  personas: Named[];
  sets: Named[];
  schedules: Named[];
  families: Named[];
  brands: Named[];
  topics: string[];
  tags: string[];
  /** Labels of runs, and models that answered, of late. */
  labels: string[];
  answered: string[];
}
