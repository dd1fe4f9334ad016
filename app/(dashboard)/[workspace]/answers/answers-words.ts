import type { Narrowing } from "@/components/filters/narrowed-to";
import { ENDED_EARLY_LABELS } from "@/lib/domain/answers/answer-ending";
import type { Flag } from "@/lib/domain/answers/annotation";
import {
  type AnswerChoices,
  type AnswerFilter,
  type AnswerSort,
  type AskedEnding,
  COMPANIES_IN_LABELS,
  COMPETITORS_IN_LABELS,
  SEARCH_OUTCOME_LABELS,
} from "@/lib/domain/answers/answer-filter";
import { ORIGIN_LABELS } from "@/lib/domain/answers/answer-origin";
import {
  ASKED_LEVEL_LABELS,
  ASKED_PORTRAYAL_LABELS,
  COUNTED_AS_LABELS,
} from "@/lib/domain/answers/said-of-brands";
import type { Series } from "@/lib/domain/answers/series";
import { engineLabel } from "@/lib/domain/engines/engine";
import { SURFACE_LABELS, surfaceLabel } from "@/lib/domain/engines/surface";
import { TASK_STATE_LABELS } from "@/lib/domain/tasks/task-state";
import { filterWords, type FilterNames } from "@/lib/format/filter-words";
import { withoutTricks } from "@/lib/format/hostile";

const SORT_WORDS: Record<AnswerSort, string | null> = {
  asked: null,
  oldest: null,
  cost: "only what was answered, the dearest first",
  citations: "only what was answered, the most cited first",
};

/** What the list shows, in a sentence; null where nothing narrows it. */
export function sentenceOf(
  filter: AnswerFilter,
  {
    sort,
    zone,
    names,
    flags,
    choices,
  }: {
    sort: AnswerSort;
    zone: string;
    names: FilterNames;
    flags: readonly Flag[];
    choices: AnswerChoices;
  },
): string | null {
  const words = [
    ...filterWords(filter, { zone, names }),
    filter.state && `in the state “${TASK_STATE_LABELS[filter.state]}”`,
    filter.search && `web search ${SEARCH_OUTCOME_LABELS[filter.search]}`,
    filter.ended && endedWords(filter.ended),
    filter.text && `with the words “${withoutTricks(filter.text)}”`,
    filter.flagId && flagWords(flags.find(({ id }) => id === filter.flagId)),
    filter.versionId && "to one wording",
    filter.domain !== null && `citing ${domainWords(filter.domain)}`,
    filter.sourceUrl && "citing one source",
    ...moreNarrowings({ ...filter, setId: null, scheduleId: null }, choices).map(
      ({ what, value }) => `${what.charAt(0).toLowerCase()}${what.slice(1)} “${withoutTricks(value)}”`,
    ),
    SORT_WORDS[sort],
  ].filter((part) => typeof part === "string" && part !== "");
  return words.length === 0 ? null : `Answers ${words.join(", ")}.`;
}

/** "stopped early", or with the reason. */
export const endedWords = (ended: AskedEnding): string =>
  ended === "early" ? "stopped early" : `stopped early ${ENDED_EARLY_LABELS[ended]}`;

const flagWords = (flag: Flag | undefined): string =>
  flag ? `with the flag “${withoutTricks(flag.name)}”` : "with a flag that is gone";

const domainWords = (domain: string): string => (domain === "" ? "no domain told" : withoutTricks(domain));

/** The filters that stand behind "More filters", as far as they are set: in words, and what drops them. */
export function moreNarrowings(
  filter: AnswerFilter,
  { sets, schedules, families, brands, personas, markets }: AnswerChoices,
): { what: string; value: string; drop: Partial<AnswerFilter> }[] {
  const nameIn = (all: AnswerChoices["sets"], id: string | null) =>
    id && (all.find((one) => one.id === id)?.name ?? "one");
  const spanOf = (from: string | number | null, to: string | number | null) =>
    [from !== null && `from ${from}`, to !== null && `to ${to}`].filter(Boolean).join(" ");
  const all: { what: string; value: string | null; drop: Partial<AnswerFilter> }[] = [
    { what: "Prompt with", value: filter.promptText, drop: { promptText: null } },
    { what: "Model asked", value: filter.modelAsked, drop: { modelAsked: null } },
    { what: "Model answered", value: filter.modelAnswered, drop: { modelAnswered: null } },
    ...saidNarrowings(filter, (id) => nameIn(brands, id)),
    { what: "Set", value: nameIn(sets, filter.setId), drop: { setId: null } },
    { what: "Schedule", value: nameIn(schedules, filter.scheduleId), drop: { scheduleId: null } },
    { what: "Family", value: nameIn(families, filter.familyId), drop: { familyId: null } },
    { what: "Topic", value: filter.topic, drop: { topic: null } },
    { what: "Tag", value: filter.tag, drop: { tag: null } },
    { what: "Persona", value: nameIn(personas, filter.personaId), drop: { personaId: null } },
    { what: "Market", value: nameIn(markets, filter.marketId), drop: { marketId: null } },
    { what: "Label", value: filter.label, drop: { label: null } },
    {
      what: "Repeat",
      value: filter.repeat === null ? null : String(filter.repeat + 1),
      drop: { repeat: null },
    },
    { what: "Class of a source", value: filter.sourceClass, drop: { sourceClass: null } },
    { what: "Page type of a source", value: filter.pageType, drop: { pageType: null } },
    { what: "Origin", value: filter.origin && ORIGIN_LABELS[filter.origin], drop: { origin: null } },
    {
      what: "Answered by",
      value: filter.surface && SURFACE_LABELS[filter.surface],
      drop: { surface: null },
    },
    {
      what: "Without",
      value: filter.withoutSeries && filter.withoutSeries.map(seriesWords).join(", "),
      drop: { withoutSeries: null },
    },
    {
      what: "Cost, $",
      value: spanOf(filter.costFrom, filter.costTo),
      drop: { costFrom: null, costTo: null },
    },
    {
      what: "Output tokens",
      value: spanOf(filter.tokensFrom, filter.tokensTo),
      drop: { tokensFrom: null, tokensTo: null },
    },
  ];
  return all.flatMap(({ value, ...one }) => (value ? [{ ...one, value }] : []));
}

const seriesWords = ({ engine, modelAsked, surface }: Series): string =>
  `${withoutTricks(engineLabel(engine))} ${withoutTricks(modelAsked)}${surface === "api" ? "" : ` by ${surfaceLabel(surface)}`}`;

/** What is asked of what answers say of brands. */
const saidNarrowings = (
  filter: AnswerFilter,
  brand: (id: string | null) => string | null,
): { what: string; value: string | null; drop: Partial<AnswerFilter> }[] => [
  { what: "Naming", value: brand(filter.brandId), drop: { brandId: null } },
  { what: "Naming as well", value: brand(filter.withBrandId), drop: { withBrandId: null } },
  { what: "Not naming", value: brand(filter.withoutBrandId), drop: { withoutBrandId: null } },
  {
    what: "A competitor",
    value: filter.competitors && COMPETITORS_IN_LABELS[filter.competitors],
    drop: { competitors: null },
  },
  {
    what: "Companies named",
    value: filter.companies && COMPANIES_IN_LABELS[filter.companies],
    drop: { companies: null },
  },
  { what: "Citing a domain of", value: brand(filter.citedBrandId), drop: { citedBrandId: null } },
  {
    what: filter.brandId === null ? "Recommending any brand as" : "Recommending it as",
    value: filter.level && ASKED_LEVEL_LABELS[filter.level],
    drop: { level: null },
  },
  {
    what: filter.brandId === null ? "Portrayal of any brand" : "Portraying it",
    value: filter.portrayal && ASKED_PORTRAYAL_LABELS[filter.portrayal],
    drop: { portrayal: null },
  },
  {
    what: "Counted in",
    value: filter.counted && COUNTED_AS_LABELS[filter.counted],
    drop: { counted: null },
  },
];

/** The filters without a box in sight, each with the way to drop it. */
export const narrowingsOf = (
  filter: AnswerFilter,
  choices: AnswerChoices,
  without: (change: Partial<AnswerFilter>) => string,
): Narrowing[] => [
  ...moreNarrowings(filter, choices).map(({ drop, ...one }) => ({ ...one, dropHref: without(drop) })),
  ...(filter.versionId === null
    ? []
    : [{ what: "Wording", value: "one", dropHref: without({ versionId: null }) }]),
  ...(filter.runId === null ? [] : [{ what: "Run", value: "one", dropHref: without({ runId: null }) }]),
  ...(filter.domain === null
    ? []
    : [{ what: "Citing", value: domainWords(filter.domain), dropHref: without({ domain: null }) }]),
  ...(filter.sourceUrl === null
    ? []
    : [{ what: "Citing the source", value: filter.sourceUrl, dropHref: without({ sourceUrl: null }) }]),
];
