"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { nano, toDollars } from "@/lib/domain/amounts/money";
import { formatDollars, formatDollarsExactly } from "@/lib/format/money";
import { counted } from "@/lib/format/text";
import { type Bar, type DayAmount, layOutDays } from "./day-bars";
import { dayLabels } from "./day-labels";
import { labelWidth, placeLabels } from "./place-labels";
import { type StackPart, stackParts } from "./stack-parts";

const HEIGHT = 180;
const TOP = 20;
const BOTTOM = 24;
/** The plot is never narrower than this, and no label is placed on the hope of more: narrow screens scroll it. */
const widthFor = (days: number): number => (days <= 31 ? 480 : days <= 92 ? 640 : 960);

/** What columns are made of; drawn in this order from the bottom. */
export interface Series {
  name: string;
  /** A class that fills it. */
  fill: string;
}

/** A column, by its first day. */
export interface Spell extends DayAmount {
  /** "1 Nov 2026", "week of 2 Nov 2026". */
  words: string;
  parts: readonly StackPart[];
  /** The rows behind it; none where there are none. */
  href?: string;
}

interface ColumnsProps {
  title: string;
  /** What a column is of: "day". */
  unit: string;
  series: readonly Series[];
  spells: readonly Spell[];
}

interface SpendColumnsChartProps extends ColumnsProps {
  /** The same figures as a table. */
  table: ReactNode;
}

/** Money by day, week or month as stacked columns, with the same figures as a table one click away. Days without spending stay empty. */
export function SpendColumnsChart({ title, unit, series, spells, table }: SpendColumnsChartProps) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure aria-labelledby={`${id}-title`}>
      <figcaption className="mb-2 flex items-center justify-between gap-4">
        <span id={`${id}-title`} className="font-semibold">
          {title}
        </span>
        <Button
          size="small"
          look="quiet"
          aria-pressed={asTable}
          className="no-print"
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? "As a chart" : "As a table"}
        </Button>
      </figcaption>
      {asTable ? (
        table
      ) : (
        <>
          <Plot title={title} unit={unit} series={series} spells={spells} />
          <ul aria-label="Colours" className="text-muted mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
            {series.map(({ name, fill }, place) => (
              <li key={place} className="inline-flex max-w-full items-center gap-1">
                <svg aria-hidden="true" viewBox="0 0 10 10" className={`size-2.5 shrink-0 ${fill}`}>
                  <rect width="10" height="10" />
                </svg>
                <span className="truncate">{name}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </figure>
  );
}

/** The axis stands still beside the plot, which scrolls where it has no room. */
function Plot({ title, unit, series, spells }: ColumnsProps) {
  const width = widthFor(spells.length);
  const { bars, top } = layOutDays(spells, { width, height: HEIGHT });
  const wordsOf = new Map(spells.map(({ day, words }) => [day, words]));
  const largest = bars.reduce<Bar | null>(
    (most, bar) => (most && most.height >= bar.height ? most : bar),
    null,
  );
  const summary = largest
    ? `${title}: ${bars.length} of ${counted(spells.length, unit)} with spending, most on ${wordsOf.get(largest.day) ?? ""} (${formatDollars(largest.dollars)}).`
    : `${title}: no spending in ${counted(spells.length, unit)}.`;
  const ticks = [top, top / 2n].map((amount) => ({
    label: formatDollars(toDollars(nano(amount))),
    y: TOP + (amount === top ? 0 : HEIGHT / 2),
  }));
  return (
    <div className="bg-surface tabular flex rounded-md border p-3 text-xs">
      <svg aria-hidden="true" width={56} height={TOP + HEIGHT + BOTTOM} className="shrink-0">
        {ticks.map(({ label, y }) => (
          <text key={label} x={48} y={y + 4} textAnchor="end" className="fill-muted">
            {label}
          </text>
        ))}
      </svg>
      <div
        // From right to left, so that a narrow screen shows the newest days first.
        className="min-w-0 flex-1 overflow-x-auto [direction:rtl]"
        tabIndex={0}
        role="group"
        aria-label={title}
      >
        <svg
          // A group and not an image: its columns are links. Places along it are percents, so that it fills what room
          // there is and its text keeps its size.
          role="group"
          aria-label={summary}
          height={TOP + HEIGHT + BOTTOM}
          style={{ minWidth: width }}
          className="block w-full [direction:ltr]"
        >
          {ticks.map(({ label, y }) => (
            <line key={label} x1="0" x2="100%" y1={y} y2={y} className="stroke-line" />
          ))}
          <Columns series={series} spells={spells} bars={bars} width={width} />
          <line x1="0" x2="100%" y1={TOP + HEIGHT} y2={TOP + HEIGHT} className="stroke-edge" />
          {dayLabels(
            spells.map(({ day }) => day),
            width,
          ).map(({ label, at }) => (
            <text
              key={label.day}
              x={percent(at, width)}
              y={TOP + HEIGHT + 16}
              textAnchor="middle"
              className="fill-muted"
            >
              {label.text}
            </text>
          ))}
        </svg>
      </div>
    </div>
  );
}

const percent = (at: number, width: number): string => `${((at / width) * 100).toFixed(3)}%`;

interface BarsProps extends Pick<ColumnsProps, "series" | "spells"> {
  bars: readonly Bar[];
  width: number;
}

/** The bars as links where they lead somewhere, and over them the amounts there is room for, the largest first. */
function Columns({ series, spells, bars, width }: BarsProps) {
  const byDay = new Map(spells.map((spell) => [spell.day, spell]));
  const amounts = placeLabels(
    [...bars]
      .sort((a, b) => b.height - a.height)
      .map((bar) => {
        const text = formatDollars(bar.dollars);
        return { bar, text, at: bar.x + bar.width / 2, width: labelWidth(text) };
      })
      .slice(0, bars.length <= 7 ? 7 : 1),
    width,
  );
  return (
    <>
      {bars.map((bar) => {
        const spell = byDay.get(bar.day);
        const words = `${spell?.words ?? ""}: ${formatDollarsExactly(bar.dollars)}`;
        const href = spell?.href;
        const column = (
          <>
            <title>{words}</title>
            {stackParts(spell?.parts ?? [], bar.height).map((segment) => (
              <rect
                key={segment.series}
                x={percent(bar.x, width)}
                y={TOP + bar.y + segment.y}
                width={percent(bar.width, width)}
                height={segment.height}
                className={`stroke-surface ${series[segment.series]?.fill ?? ""}`}
                strokeWidth={segment.height > 3 ? 1 : 0}
              />
            ))}
          </>
        );
        return href === undefined ? (
          <g key={bar.day} role="img" aria-label={words}>
            {column}
          </g>
        ) : (
          <Link key={bar.day} href={href} aria-label={words}>
            {column}
          </Link>
        );
      })}
      {amounts.map(({ label, at }) => (
        <text
          key={label.bar.day}
          x={percent(at, width)}
          y={TOP + label.bar.y - 5}
          textAnchor="middle"
          className="fill-ink pointer-events-none"
        >
          {label.text}
        </text>
      ))}
    </>
  );
}
