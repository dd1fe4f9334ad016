import type { Narrowing } from "@/components/filters/narrowed-to";
import { ENDED_EARLY_LABELS } from "@/lib/domain/answers/answer-ending";
import {
  type AnswerFilter,
  type AnswerSort,
  type AskedEnding,
  SEARCH_OUTCOME_LABELS,
} from "@/lib/domain/answers/answer-filter";
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
  { sort, zone, names }: { sort: AnswerSort; zone: string; names: FilterNames },
): string | null {
  const words = [
    ...filterWords(filter, { zone, names }),
    filter.state && `in the state “${TASK_STATE_LABELS[filter.state]}”`,
    filter.search && `web search ${SEARCH_OUTCOME_LABELS[filter.search]}`,
    filter.ended && endedWords(filter.ended),
    filter.text && `with the words “${withoutTricks(filter.text)}”`,
    filter.versionId && "to one wording",
    filter.domain !== null && `citing ${domainWords(filter.domain)}`,
    filter.sourceUrl && "citing one source",
    SORT_WORDS[sort],
  ].filter((part) => typeof part === "string" && part !== "");
  return words.length === 0 ? null : `Answers ${words.join(", ")}.`;
}

/** "stopped early", or with the reason. */
export const endedWords = (ended: AskedEnding): string =>
  ended === "early" ? "stopped early" : `stopped early ${ENDED_EARLY_LABELS[ended]}`;

const domainWords = (domain: string): string => (domain === "" ? "no domain told" : withoutTricks(domain));

/** The filters without a box of their own, each with the way to drop it. */
export const narrowingsOf = (
  { versionId, runId, setId, scheduleId, domain, sourceUrl }: AnswerFilter,
  names: FilterNames,
  without: (change: Partial<AnswerFilter>) => string,
): Narrowing[] => [
  ...(versionId === null ? [] : [{ what: "Wording", value: "one", dropHref: without({ versionId: null }) }]),
  ...(runId === null ? [] : [{ what: "Run", value: "one", dropHref: without({ runId: null }) }]),
  ...(setId === null ? [] : [{ what: "Set", value: names.set ?? "one", dropHref: without({ setId: null }) }]),
  ...(scheduleId === null
    ? []
    : [{ what: "Schedule", value: names.schedule ?? "one", dropHref: without({ scheduleId: null }) }]),
  ...(domain === null
    ? []
    : [{ what: "Citing", value: domainWords(domain), dropHref: without({ domain: null }) }]),
  ...(sourceUrl === null
    ? []
    : [{ what: "Citing the source", value: sourceUrl, dropHref: without({ sourceUrl: null }) }]),
];
