"use client";

import Link from "next/link";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { nano, toDollars } from "@/lib/domain/money";
import { formatDate } from "@/lib/format/dates";
import { formatDollars, formatDollarsExactly } from "@/lib/format/money";
import { type DayAmount, layOutDays } from "./day-bars";

// About as wide as the screen shows it, so that its text is as large as the text around it; narrower ones scroll.
const WIDTH = 1080;
const HEIGHT = 180;
const MARGIN = { left: 56, right: 24, top: 20, bottom: 24 };
const PLOT = WIDTH - MARGIN.left - MARGIN.right;
/** More labels than this would run into each other. */
const LABELS_MAX = 14;

interface LinkedDay extends DayAmount {
  /** The rows behind the day. */
  href: string;
}

interface DayColumnsProps {
  title: string;
  days: readonly LinkedDay[];
}

interface SpendByDayProps extends DayColumnsProps {
  /** The same figures as a table. */
  table: ReactNode;
}

const readable = (day: string): string => formatDate(`${day}T00:00:00Z`, "date", "UTC");
const short = (day: string): string => readable(day).replace(/ \d{4}$/, "");

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

function DayColumns({ title, days }: DayColumnsProps) {
  const { bars, top } = layOutDays(days, { width: PLOT, height: HEIGHT });
  const largest = bars.reduce<(typeof bars)[number] | null>(
    (most, bar) => (most && most.height >= bar.height ? most : bar),
    null,
  );
  const hrefs = new Map(days.map(({ day, href }) => [day, href]));
  const every = Math.ceil(days.length / LABELS_MAX);
  const slot = PLOT / Math.max(1, days.length);
  const summary = largest
    ? `${title}: ${bars.length} of ${days.length} days with spending, most on ${readable(largest.day)} (${formatDollars(largest.dollars)}).`
    : `${title}: no spending on these ${days.length} days.`;
  const ticks = [top, top / 2n].map((amount) => ({
    label: formatDollars(toDollars(nano(amount))),
    y: amount === top ? 0 : HEIGHT / 2,
  }));
  return (
    <div
      // From right to left, so that a narrow screen shows the newest days first.
      className="bg-surface overflow-x-auto rounded-md border p-3 [direction:rtl]"
      tabIndex={0}
      role="group"
      aria-label={title}
    >
      <svg
        // A group and not an image: its columns are links.
        role="group"
        aria-label={summary}
        viewBox={`0 0 ${WIDTH} ${HEIGHT + MARGIN.top + MARGIN.bottom}`}
        className="tabular block w-full min-w-240 text-xs [direction:ltr]"
      >
        <g transform={`translate(${MARGIN.left} ${MARGIN.top})`}>
          {ticks.map(({ label, y }) => (
            <g key={label}>
              <line x1={0} x2={PLOT} y1={y} y2={y} className="stroke-line" />
              <text x={-8} y={y + 4} textAnchor="end" className="fill-muted">
                {label}
              </text>
            </g>
          ))}
          {bars.map((bar) => (
            <Link
              key={bar.day}
              href={hrefs.get(bar.day) ?? ""}
              aria-label={`${readable(bar.day)}: ${formatDollarsExactly(bar.dollars)}`}
            >
              <rect x={bar.x} y={bar.y} width={bar.width} height={bar.height} className="fill-accent">
                <title>{`${readable(bar.day)}: ${formatDollarsExactly(bar.dollars)}`}</title>
              </rect>
              {(bar === largest || bars.length <= 7) && (
                <text x={bar.x + bar.width / 2} y={bar.y - 5} textAnchor="middle" className="fill-ink">
                  {formatDollars(bar.dollars)}
                </text>
              )}
            </Link>
          ))}
          <line x1={0} x2={PLOT} y1={HEIGHT} y2={HEIGHT} className="stroke-edge" />
          {days.map(
            ({ day }, index) =>
              index % every === 0 && (
                <text
                  key={day}
                  x={(index + 0.5) * slot}
                  y={HEIGHT + 16}
                  textAnchor="middle"
                  className="fill-muted"
                >
                  {short(day)}
                </text>
              ),
          )}
        </g>
      </svg>
    </div>
  );
}
