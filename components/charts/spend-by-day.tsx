"use client";

import Link from "next/link";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { nano, toDollars } from "@/lib/domain/money";
import { formatDay } from "@/lib/format/dates";
import { formatDollars, formatDollarsExactly } from "@/lib/format/money";
import { type Bar, type DayAmount, layOutDays } from "./day-bars";
import { dayLabels } from "./day-labels";
import { labelWidth, placeLabels } from "./place-labels";

const HEIGHT = 180;
const TOP = 20;
const BOTTOM = 24;
/** The plot is never narrower than this, and no label is placed on the hope of more: narrow screens scroll it. */
const widthFor = (days: number): number => (days <= 31 ? 480 : days <= 92 ? 640 : 960);

interface LinkedDay extends DayAmount {
  /** The rows behind the day; none for whoever may not see them. */
  href?: string;
}

interface DayColumnsProps {
  title: string;
  days: readonly LinkedDay[];
}

interface SpendByDayProps extends DayColumnsProps {
  /** The same figures as a table. */
  table: ReactNode;
}

/** Money by day as columns, with the same figures as a table one click away. Days without spending stay empty. */
export function SpendByDay({ title, days, table }: SpendByDayProps) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure aria-labelledby={`${id}-title`}>
      <figcaption className="mb-2 flex items-center justify-between gap-4">
        <span id={`${id}-title`} className="font-semibold">
          {title}
        </span>
        <Button size="small" look="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? "As a chart" : "As a table"}
        </Button>
      </figcaption>
      {asTable ? table : <DayColumns title={title} days={days} />}
    </figure>
  );
}

/** The axis stands still beside the plot, which scrolls where it has no room. */
function DayColumns({ title, days }: DayColumnsProps) {
  const width = widthFor(days.length);
  const { bars, top } = layOutDays(days, { width, height: HEIGHT });
  const largest = bars.reduce<Bar | null>(
    (most, bar) => (most && most.height >= bar.height ? most : bar),
    null,
  );
  const summary = largest
    ? `${title}: ${bars.length} of ${days.length} days with spending, most on ${formatDay(largest.day)} (${formatDollars(largest.dollars)}).`
    : `${title}: no spending on these ${days.length} days.`;
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
          <Columns days={days} bars={bars} width={width} />
          <line x1="0" x2="100%" y1={TOP + HEIGHT} y2={TOP + HEIGHT} className="stroke-edge" />
          {dayLabels(
            days.map(({ day }) => day),
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

interface ColumnsProps {
  days: readonly LinkedDay[];
  bars: readonly Bar[];
  width: number;
}

/** The bars as links where they lead somewhere, and over them the amounts there is room for, the largest first. */
function Columns({ days, bars, width }: ColumnsProps) {
  const hrefs = new Map(days.map(({ day, href }) => [day, href]));
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
        const words = `${formatDay(bar.day)}: ${formatDollarsExactly(bar.dollars)}`;
        const href = hrefs.get(bar.day);
        const column = (
          <rect
            x={percent(bar.x, width)}
            y={TOP + bar.y}
            width={percent(bar.width, width)}
            height={bar.height}
            className="fill-accent"
          >
            <title>{words}</title>
          </rect>
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
