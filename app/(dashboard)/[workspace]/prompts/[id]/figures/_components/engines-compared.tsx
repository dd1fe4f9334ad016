import { EngineLabel } from "@/components/engines/engine-label";
import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Link } from "@/components/ui/link";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { engineLabel } from "@/lib/domain/engines/engine";
import { PROMPT_FIGURE_LIMITS } from "@/lib/domain/library/prompt-figures";
import { withoutTricks } from "@/lib/format/hostile";
import { formatInterval, formatPercent } from "@/lib/format/numbers";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { PromptFigures } from "@/lib/services/prompt-figures";
import { SMALL_SAMPLE, wilsonInterval } from "@/lib/statistics/intervals/wilson";
import { FigureHead } from "../../../../_figures/told-figure";
import { alikeWords, StabilityHelp } from "./stability-words";

interface EnginesComparedProps {
  slug: string;
  figures: PromptFigures;
  answersOf: (asked: Partial<AnswerFilter>) => string;
}

type Row = PromptFigures["engines"][number];
type Named = Row["brands"][number];

const MOST_NAMED = 3;

/** What each engine makes of the prompt: whom it names, how often, how alike its answers are. */
export function EnginesCompared({ slug, figures, answersOf }: EnginesComparedProps) {
  const { engines, agreement } = figures;
  const naming = (engine: string, answers: number, { id, name, naming: count }: Named) => (
    <Link
      href={answersOf({ engine, brandId: id })}
      aria-label={`${formatCount(count)} of ${counted(answers, "answer")} of ${withoutTricks(engineLabel(engine))} naming ${withoutTricks(name)}`}
      className="underline-offset-2 hover:underline"
    >
      <Share naming={count} answers={answers} />
    </Link>
  );
  const owns = engines[0]?.brands.filter(({ isOwn }) => isOwn) ?? [];
  const columns: Column<Row>[] = [
    { key: "engine", header: "Engine", cell: ({ engine }) => <EngineLabel engine={engine} /> },
    {
      key: "answers",
      header: "Answers",
      numeric: true,
      cell: ({ engine, answers }) => (
        <Link
          href={answersOf({ engine, counted: "measured" })}
          aria-label={`${counted(answers, "answer")} of ${withoutTricks(engineLabel(engine))}`}
          className="underline-offset-2 hover:underline"
        >
          {formatCount(answers)}
        </Link>
      ),
    },
    ...owns.map((own): Column<Row> => ({
      key: own.id,
      name: withoutTricks(own.name),
      header: (
        <FigureHead
          name={withoutTricks(own.name)}
          help={
            <HowCounted
              figure={`the presence of ${withoutTricks(own.name)}`}
              definition="Of the engine’s answers to this prompt, the share that names the brand. Its interval is Wilson’s on these answers alone; with fewer than 20 it is a small sample, in grey with its counts."
            />
          }
        />
      ),
      numeric: true,
      cell: ({ engine, answers, brands }) => {
        const one = brands.find(({ id }) => id === own.id);
        return one ? naming(engine, answers, one) : null;
      },
    })),
    {
      key: "most",
      header: "Named most beside",
      text: true,
      cell: ({ engine, answers, brands }) => (
        <ul className="flex min-w-40 flex-wrap gap-x-4">
          {brands
            .filter(({ isOwn }) => !isOwn)
            .slice(0, MOST_NAMED)
            .map((one) => (
              <li key={one.id} className="inline-flex items-center gap-1.5">
                {withoutTricks(one.name)} {naming(engine, answers, one)}
              </li>
            ))}
          {brands.every(({ isOwn }) => isOwn) && <li className="text-muted">nobody that is tracked</li>}
        </ul>
      ),
    },
    {
      key: "informative",
      header: "Informative",
      numeric: true,
      wide: true,
      cell: ({ engine, informative }) =>
        informative.answers === 0 ? (
          <span className="text-muted">not told</span>
        ) : (
          <Link
            href={answersOf({ engine, companies: "some" })}
            aria-label={`${counted(informative.naming, "answer")} of ${withoutTricks(engineLabel(engine))} naming a company`}
            className="underline-offset-2 hover:underline"
          >
            <Share naming={informative.naming} answers={informative.answers} />
          </Link>
        ),
    },
    {
      key: "brands",
      name: "Same brands",
      header: (
        <FigureHead
          name="Same brands"
          help={
            <StabilityHelp
              figure="an engine’s stability of brands"
              definition="Brands that both of two answers of the engine name, of those that either names (Jaccard), mean over pairs."
            />
          }
        />
      ),
      numeric: true,
      wide: true,
      cell: ({ stability }) => alikeWords(stability.brands?.jaccard),
    },
    {
      key: "domains",
      header: "Same sources",
      numeric: true,
      wide: true,
      cell: ({ stability }) => alikeWords(stability.domains?.jaccard),
    },
    {
      key: "typical",
      name: "Typical answer",
      header: (
        <FigureHead
          name="Typical answer"
          help={
            <HowCounted
              figure="what is typical"
              definition={`Of the engine’s newest answers, at most ${PROMPT_FIGURE_LIMITS.texts}, the one whose words the others share most, counted without case, signs and addresses; the mean of what it shares with each of them stands beside it. Of three answers or more.`}
            />
          }
        />
      ),
      wide: true,
      cell: ({ typical }) =>
        typical === null ? (
          <span className="text-muted">too few</span>
        ) : (
          <Link
            href={paths.workspace(slug).answer(typical.answerId)}
            className="text-accent underline-offset-2 hover:underline"
          >
            {formatPercent(typical.overlap)} like {formatCount(typical.of - 1)} others
          </Link>
        ),
    },
  ];
  return (
    <section aria-labelledby="engines-title" className="flex flex-col gap-2">
      <h2 id="engines-title" className="font-semibold">
        Engines compared
      </h2>
      <DataTable
        caption="Engines compared"
        cards
        columns={columns}
        rows={engines}
        rowKey={({ engine }) => engine}
        comfortable
      />
      {agreement.length > 0 && (
        <ul className="text-muted text-sm">
          {agreement.map(({ one, other, pairs, kappa, domains }) => (
            <li key={`${one} ${other}`}>
              {withoutTricks(engineLabel(one))} and {withoutTricks(engineLabel(other))}: κ{" "}
              {kappa === null ? "not told" : kappa.toFixed(2).replace("-", "−")} on whom they name,{" "}
              {formatPercent(domains)} of cited domains in common, over {counted(pairs, "pair")} of answers.
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Share({ naming, answers }: { naming: number; answers: number }) {
  if (answers === 0) return <span className="text-muted">no answers</span>;
  const interval = wilsonInterval(naming, answers);
  const isSmall = answers < SMALL_SAMPLE;
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <span className={isSmall ? "text-muted" : undefined}>{formatPercent(naming / answers)}</span>
      <span className="text-muted text-xs">
        {interval && !isSmall ? formatInterval(interval) : `${formatCount(naming)} / ${formatCount(answers)}`}
      </span>
    </span>
  );
}
