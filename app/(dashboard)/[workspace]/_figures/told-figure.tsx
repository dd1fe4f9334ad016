import { RateBar } from "@/components/charts/rate-bar";
import { formatInterval, formatPercent } from "@/lib/format/numbers";
import { formatCount } from "@/lib/format/text";
import type { Figure } from "@/lib/statistics/intervals/figure";
import { NOTE_WORDS } from "./figure-words";

/** A figure with its interval; the whole of it on hover. */
export function ToldFigure({ figure, bar = false }: { figure: Figure; bar?: boolean }) {
  const { value, interval, numerator, denominator, notes } = figure;
  if (value === null) return <span className="text-muted">nothing to count</span>;
  const words = [
    `${formatCount(numerator)} of ${formatCount(denominator)}`,
    ...notes.map((note) => NOTE_WORDS[note]),
  ].join("; ");
  return (
    <span
      title={words}
      data-figure
      className="inline-flex flex-col items-end md:flex-row md:items-center md:gap-2"
    >
      {bar && interval && (
        <span className="hidden lg:inline">
          <RateBar share={value} interval={interval} isSmall={notes.includes("small-sample")} />
        </span>
      )}
      <span className="w-12">{formatPercent(value)}</span>
      <span className="text-muted text-xs md:w-16">
        {interval ? formatInterval(interval) : `${formatCount(numerator)} / ${formatCount(denominator)}`}
      </span>
    </span>
  );
}

/** The head of a column of figures, with how they are counted beside it. */
export const FigureHead = ({ name, help }: { name: React.ReactNode; help: React.ReactNode }) => (
  <span className="inline-flex items-center gap-1">
    {name}
    {help}
  </span>
);
