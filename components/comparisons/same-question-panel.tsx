import { Columns2 } from "lucide-react";
import type { ReactNode } from "react";
import { EngineLabel } from "@/components/engines/engine-label";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { Cell, CellRepeat } from "@/lib/domain/answers/cell";
import {
  type Asking,
  NAMED_MAX,
  type NamedAskings,
  type SameQuestion,
} from "@/lib/domain/answers/same-question";
import { TASK_STATE_LABELS } from "@/lib/domain/tasks/task-state";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { meanWords } from "./cell-words";
import { HowTypical } from "./how-typical";

interface SameQuestionPanelProps {
  slug: string;
  taskId: string;
  same: SameQuestion;
  cell: Cell;
  /** Where all of a kind are listed. */
  all: Record<keyof SameQuestion, string>;
}

/** What else the question of an answer was asked, each with what it differs by, and a way to set the two side by side. */
export function SameQuestionPanel({ slug, taskId, same, cell, all }: SameQuestionPanelProps) {
  const other = (asking: Asking, words: ReactNode, name: string) => (
    <Other key={asking.id} slug={slug} taskId={taskId} id={asking.id} name={name}>
      {words}
      {asking.state !== "answered" && <State state={asking.state} />}
    </Other>
  );
  const modelName = ({ engine, modelAsked }: Asking) => `${engine} ${withoutTricks(modelAsked)}`;
  const kinds = [
    {
      name: "Other versions",
      kind: "versions",
      show: (asking: Asking) =>
        other(asking, `version ${asking.versionNumber}`, `version ${asking.versionNumber}`),
    },
    {
      name: "Other models",
      kind: "models",
      show: (asking: Asking) =>
        other(
          asking,
          <EngineLabel engine={asking.engine} model={withoutTricks(asking.modelAsked)} />,
          modelName(asking),
        ),
    },
    {
      name: "Markets and personas",
      kind: "places",
      show: (asking: Asking) => other(asking, placeWords(asking), placeWords(asking)),
    },
    {
      name: "Other dates",
      kind: "dates",
      show: (asking: Asking) => other(asking, <Time iso={asking.runAt} />, `the run of ${asking.runAt}`),
    },
  ] as const;
  const shown = kinds.filter(({ kind }) => same[kind].named.length > 0);
  if (shown.length === 0 && cell.repeats.length < 2) return null;
  return (
    <section id="same-question" aria-labelledby="same-question-head" className="scroll-mt-12 border-t pt-4">
      <h2 id="same-question-head" className="mb-2 font-semibold">
        Same question
      </h2>
      <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {cell.repeats.length > 1 && <Repeats slug={slug} taskId={taskId} cell={cell} />}
        {shown.map(({ name, kind, show }) => (
          <Kind key={kind} name={name} askings={same[kind]} allHref={all[kind]}>
            {same[kind].named.map(show)}
          </Kind>
        ))}
      </dl>
    </section>
  );
}

const placeWords = ({ market, persona }: Asking): string =>
  [market ?? "no market", persona && `as ${persona}`]
    .filter(Boolean)
    .map(String)
    .map(withoutTricks)
    .join(", ");

const Row = ({ name, children }: { name: ReactNode; children: ReactNode }) => (
  <div className="contents">
    <dt className="text-muted flex items-center gap-1 text-sm">{name}</dt>
    <dd>
      <ul className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">{children}</ul>
    </dd>
  </div>
);

interface KindProps {
  name: string;
  askings: NamedAskings;
  allHref: string;
  children: ReactNode;
}

const Kind = ({ name, askings, allHref, children }: KindProps) => (
  <Row name={name}>
    {children}
    <li>
      <Link href={allHref} className="text-muted underline-offset-2 hover:underline">
        {askings.hasMore ? "more of them" : "all of them"}
        <span className="sr-only">: {name.toLowerCase()}</span>
      </Link>
    </li>
  </Row>
);

/** The repeats that tell most are named: the most typical, the outliers, then the first ones. */
function Repeats({ slug, taskId, cell }: Pick<SameQuestionPanelProps, "slug" | "taskId" | "cell">) {
  const worth = ({ isTypical, isOutlier }: CellRepeat) => (isTypical ? 2 : isOutlier ? 1 : 0);
  const named = cell.repeats
    .filter(({ id }) => id !== taskId)
    .toSorted((a, b) => worth(b) - worth(a) || a.repeat - b.repeat)
    .slice(0, NAMED_MAX)
    .toSorted((a, b) => a.repeat - b.repeat);
  return (
    <Row
      name={
        <>
          Repeats
          <HowTypical />
        </>
      }
    >
      {named.map((repeat) => (
        <Other
          key={repeat.id}
          slug={slug}
          taskId={taskId}
          id={repeat.id}
          name={`repeat ${repeat.repeat + 1}`}
        >
          no. {repeat.repeat + 1}
          {repeat.state !== "answered" && <State state={repeat.state} />}
          {repeat.isTypical && <span className="text-good"> most typical, {meanWords(repeat)}</span>}
          {repeat.isOutlier && <span className="text-warn"> outlier, {meanWords(repeat)}</span>}
        </Other>
      ))}
      <li>
        <Link
          href={paths.workspace(slug).cell(cell.runId, cell.cell)}
          className="text-muted underline-offset-2 hover:underline"
        >
          all {formatCount(cell.repeats.length)}
          <span className="sr-only"> repeats</span>
        </Link>
      </li>
    </Row>
  );
}

const State = ({ state }: Pick<Asking, "state">) => (
  <span className="text-muted"> ({TASK_STATE_LABELS[state].toLowerCase()})</span>
);

interface OtherProps {
  slug: string;
  /** The answer that it is told beside. */
  taskId: string;
  id: string;
  /** What a screen reader calls it. */
  name: string;
  children: ReactNode;
}

const Other = ({ slug, taskId, id, name, children }: OtherProps) => (
  <li className="inline-flex min-h-6 items-center gap-1">
    <Link href={paths.workspace(slug).answer(id)} className="text-accent hover:underline">
      {children}
    </Link>
    <Link
      href={paths.workspace(slug).compare([taskId, id])}
      aria-label={`Compare with ${name}`}
      title={`Compare with ${name}`}
      className="text-muted hover:text-ink inline-flex size-6 items-center justify-center rounded"
    >
      <Columns2 aria-hidden="true" className="size-3.5" strokeWidth={1.5} />
    </Link>
  </li>
);
