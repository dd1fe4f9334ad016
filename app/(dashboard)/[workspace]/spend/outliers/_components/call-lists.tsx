import { EngineLabel } from "@/components/engines/engine-label";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { Tokens } from "@/components/ui/tokens";
import type { CappedCount } from "@/lib/domain/lists/capped-count";
import {
  CALLS_LOOKED_AT,
  DEAREST_SHOWN,
  REASONING_RULE,
  type ChargedCall,
  type ReasoningCall,
  type SpendOutliers,
} from "@/lib/domain/money/outliers";
import { withoutTricks } from "@/lib/format/hostile";
import { formatDollars } from "@/lib/format/money";
import { counted, formatCount } from "@/lib/format/text";
import { KnownMoney } from "../../_components/known-money";
import { OutlierSection } from "./outlier-section";

type AnswerOf = (taskId: string | null) => string | undefined;

const CALL: Column<ChargedCall>[] = [
  { key: "at", header: "Charged", cell: ({ at }) => <Time iso={at} /> },
  {
    key: "spent",
    header: "Cost",
    cell: ({ spent, unpriced }) => (
      <KnownMoney sum={{ calls: 1, unpriced: unpriced ? 1 : 0 }} dollars={spent} />
    ),
    numeric: true,
  },
  {
    key: "model",
    header: "Model",
    cell: ({ engine, model }) =>
      engine === null ? "of no engine" : <EngineLabel engine={engine} model={withoutTricks(model ?? "")} />,
  },
  {
    key: "answered",
    header: "Outcome",
    cell: ({ answered }) => outcomeWords(answered),
    sameWords: ({ answered }) => outcomeWords(answered),
  },
];

const outcomeWords = (answered: boolean | null): string =>
  answered === null ? "its run is gone" : answered ? "answered" : "no answer";

const REASONING: Column<ChargedCall> = {
  key: "reasoning",
  header: "Reasoning tokens",
  cell: ({ reasoningTokens }) =>
    reasoningTokens === null ? <span className="text-muted">–</span> : <Tokens count={reasoningTokens} />,
  numeric: true,
};

/** Where a span has more calls than are looked at. */
const newestOf = ({ isMore }: CappedCount): string =>
  isMore ? ` The newest ${formatCount(CALLS_LOOKED_AT)} calls of these days are looked at.` : "";

interface DearestProps {
  rows: readonly ChargedCall[];
  calls: CappedCount;
  answerOf: AnswerOf;
  /** All answers of the span by their cost, for whoever may read them. */
  allHref?: string;
}

/** The dearest calls. */
export const Dearest = ({ rows, calls, answerOf, allHref }: DearestProps) => (
  <OutlierSection
    id="dearest"
    title="Dearest calls"
    found={
      <>
        the {formatCount(rows.length)} dearest{" "}
        {calls.isMore ? `of the newest ${formatCount(calls.count)}` : `of ${counted(calls.count, "call")}`}
        {allHref && (
          <>
            ;{" "}
            <Link
              href={allHref}
              className="inline-flex min-h-6 items-center underline underline-offset-4 hover:no-underline"
            >
              all answers by cost
            </Link>
          </>
        )}
      </>
    }
    definition={`The ${DEAREST_SHOWN} calls of these days that were charged most, with what corrected them. Where a model's charge is not known, only the API's own price is there to go by: such a call may be dear and not here.${newestOf(calls)}`}
  >
    <DataTable
      caption="Dearest calls"
      columns={[...CALL, { ...REASONING, wide: true }]}
      rows={rows}
      rowKey={({ entryId }) => entryId}
      rowHref={({ taskId }) => answerOf(taskId)}
    />
  </OutlierSection>
);

interface OddReasoningProps {
  rows: readonly ReasoningCall[];
  models: number;
  calls: CappedCount;
  answerOf: AnswerOf;
}

/** Calls that reasoned more than their model is wont to. */
export const OddReasoning = ({ rows, models, calls, answerOf }: OddReasoningProps) => (
  <OutlierSection
    id="reasoning"
    title="Unexpected reasoning"
    found={
      models === 0
        ? `no model has ${REASONING_RULE.calls} calls that say how much they reasoned: too few to tell`
        : `${rows.length === 0 ? "none" : counted(rows.length, "call")}, against ${counted(models, "model")} with enough calls${calls.isMore ? `, among the newest ${formatCount(calls.count)}` : ""}`
    }
    definition={`Calls that reasoned with more tokens than the median of their model and ${REASONING_RULE.deviations} robust standard deviations (1.4826 times the median distance from the median), with at least twice the median, and at least ${REASONING_RULE.tokens} more. A model needs ${REASONING_RULE.calls} calls that say how much they reasoned. Reasoning is charged as output.${newestOf(calls)}`}
  >
    {rows.length > 0 && (
      <DataTable
        caption="Unexpected reasoning"
        columns={[
          ...CALL,
          REASONING,
          {
            key: "median",
            header: "Median of the model",
            cell: ({ median }) => <Tokens count={Math.round(median)} />,
            numeric: true,
          },
          {
            key: "limit",
            header: "Listed beyond",
            cell: ({ limit }) => <Tokens count={Math.round(limit)} />,
            numeric: true,
            wide: true,
          },
        ]}
        rows={rows}
        rowKey={({ entryId }) => entryId}
        rowHref={({ taskId }) => answerOf(taskId)}
      />
    )}
  </OutlierSection>
);

interface FruitlessSearchesProps extends Omit<SpendOutliers["searches"], "calls"> {
  calls: number;
  lookedAt: CappedCount;
  answerOf: AnswerOf;
}

/** Answers that searched and cite nothing. */
export const FruitlessSearches = ({ calls, spent, rows, lookedAt, answerOf }: FruitlessSearchesProps) => (
  <OutlierSection
    id="searches"
    title="Searches without a citation"
    found={
      calls === 0 ? (
        "none"
      ) : (
        <>
          {counted(calls, "answer")} for <Money dollars={spent} />
          {calls > rows.length && `; the newest ${formatCount(rows.length)} are here`}
        </>
      )
    }
    definition={`Answers whose model searched, which vendors charge for whatever comes of it, and that cite no source. The cost is that of the whole call: what of it the search was, the API does not say.${newestOf(lookedAt)}`}
    parts={[{ name: "They cost", value: formatDollars(spent) }]}
  >
    {rows.length > 0 && (
      <DataTable
        caption="Searches without a citation"
        columns={CALL}
        rows={rows}
        rowKey={({ entryId }) => entryId}
        rowHref={({ taskId }) => answerOf(taskId)}
      />
    )}
  </OutlierSection>
);
