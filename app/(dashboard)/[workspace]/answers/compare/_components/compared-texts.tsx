import type { ReactNode } from "react";
import { AnswerText } from "@/components/answers/answer-text";
import { LitSourceProvider } from "@/components/answers/lit-source";
import { numberSources } from "@/components/answers/number-sources";
import { TaskFailure } from "@/components/answers/task-failure";
import { TaskStateBadge } from "@/components/answers/task-state";
import { DifferenceText } from "@/components/comparisons/difference-text";
import { EngineLabel } from "@/components/engines/engine-label";
import { SurfaceBadge } from "@/components/engines/surface-badge";
import { HowCounted } from "@/components/figures/how-counted";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import type { ComparedAnswer, Comparison } from "@/lib/domain/answers/comparison";
import { isFinal } from "@/lib/domain/tasks/task-state";
import { paths } from "@/lib/paths";
import { TEXT_VIEWS, type TextView } from "../compare-search-params";

/** A longer text is not laid out beside others: its own page does that. */
const LAID_OUT_MAX = 60_000;

const VIEW_LABELS: Record<TextView, string> = { differences: "What differs", texts: "As they are read" };

const COLUMNS: Record<number, string> = {
  2: "lg:grid-cols-2",
  3: "lg:grid-cols-3",
  4: "md:grid-cols-2 xl:grid-cols-4",
};

interface ComparedTextsProps {
  slug: string;
  comparison: Comparison;
  names: readonly string[];
  show: TextView;
  hrefTo: (change: { base?: string; show?: TextView }) => string;
}

/** The texts side by side, on a phone one under the other with a way to each. */
export function ComparedTexts({ slug, comparison, names, show, hrefTo }: ComparedTextsProps) {
  const { answers, baseId } = comparison;
  return (
    <section aria-labelledby="texts" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="texts" className="flex items-center gap-2 font-semibold">
          Texts
          <HowCounted
            figure="the share of words in common"
            definition="Words are counted without case, signs and addresses. Of every word the smaller of its two counts, summed, is divided by the larger, summed (Ružička’s weighted Jaccard): 100 % is the same words as often, 0 % is none in common. Their order counts for nothing."
          />
        </h2>
        <nav aria-label="The texts are shown" className="flex gap-4 text-sm">
          {TEXT_VIEWS.map((each) => (
            <Link
              key={each}
              href={hrefTo({ show: each })}
              scroll={false}
              aria-current={each === show ? "true" : undefined}
              className={each === show ? "font-medium" : "text-accent hover:underline"}
            >
              {VIEW_LABELS[each]}
            </Link>
          ))}
        </nav>
      </div>
      <nav aria-label="To one answer" className="no-print flex flex-wrap gap-x-4 gap-y-1 text-sm lg:hidden">
        {names.map((name, place) => (
          <a
            key={name}
            href={`#answer-${place + 1}`}
            className="text-accent inline-flex min-h-6 hover:underline"
          >
            {name}
          </a>
        ))}
      </nav>
      <div className={classNames("grid gap-4", COLUMNS[answers.length])}>
        {answers.map((answer, place) => (
          <article
            key={answer.task.id}
            id={`answer-${place + 1}`}
            aria-label={`Answer ${names[place] ?? ""}`}
            className="bg-surface flex min-w-0 scroll-mt-12 flex-col rounded-md border"
          >
            <Head
              slug={slug}
              answer={answer}
              place={place}
              isBase={answer.task.id === baseId}
              baseHref={hrefTo({ base: answer.task.id })}
            />
            <div className="min-w-0 p-3">
              <Text answer={answer} show={show} />
            </div>
          </article>
        ))}
      </div>
    </section>
  );
}

interface HeadProps {
  slug: string;
  answer: ComparedAnswer;
  place: number;
  isBase: boolean;
  baseHref: string;
}

const Head = ({ slug, answer: { task, overlap }, place, isBase, baseHref }: HeadProps) => (
  <header className="flex flex-col gap-1 border-b px-3 py-2">
    <h3 className="flex flex-wrap items-center gap-2 font-semibold">
      <span className="tabular text-muted">{place + 1}</span>
      <EngineLabel engine={task.engine} model={task.modelAsked} />
      {task.answer && <SurfaceBadge surface={task.answer.surface} />}
    </h3>
    <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-xs">
      {isBase ? (
        <Badge tone="accent">the others are compared with this</Badge>
      ) : (
        <span className="text-muted">
          {overlap === null ? "" : `${Math.round(overlap * 100)} % of words in common`}
        </span>
      )}
      <span className="flex gap-3">
        {!isBase && (
          <Link href={baseHref} scroll={false} className="text-accent hover:underline">
            Compare with this
          </Link>
        )}
        <Link href={paths.workspace(slug).answer(task.id)} className="text-accent hover:underline">
          Open<span className="sr-only"> answer {place + 1}</span>
        </Link>
      </span>
    </p>
  </header>
);

function Text({
  answer: { task, text, difference },
  show,
}: {
  answer: ComparedAnswer;
  show: TextView;
}): ReactNode {
  if (!task.answer || text === null)
    return isFinal(task.state) ? <TaskFailure task={task} /> : <TaskStateBadge state={task.state} />;
  if (show === "differences")
    return (
      <DifferenceText
        difference={difference ?? { by: "words", parts: text === "" ? [] : [{ text, change: "kept" }] }}
      />
    );
  if (text.length > LAID_OUT_MAX)
    return <p className="text-muted">Too long to be laid out beside others. Open it to read it.</p>;
  return (
    <LitSourceProvider>
      <AnswerText answer={task.answer} sources={numberSources(task.answer)} />
    </LitSourceProvider>
  );
}
