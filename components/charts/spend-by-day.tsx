"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Cell, HeaderCell, Table, TableFrame } from "@/components/ui/table";
import { Money } from "@/components/ui/money";
import { nano, toDollars } from "@/lib/domain/money";
import { formatDate } from "@/lib/format/dates";
import { formatDollars, formatDollarsExactly } from "@/lib/format/money";
import { type DayAmount, layOutDays } from "./day-bars";

const WIDTH = 720;
const HEIGHT = 160;
const MARGIN = { left: 56, top: 20, bottom: 24 };
/** More labels than this would run into each other. */
const LABELS_MAX = 14;

interface SpendByDayProps {
  title: string;
  days: readonly DayAmount[];
}

const readable = (day: string): string => formatDate(`${day}T00:00:00Z`, "date", "UTC");
const short = (day: string): string => readable(day).replace(/ \d{4}$/, "");

/** Money by day as columns, with the same figures as a table one click away. Days without spending stay empty. */
export function SpendByDay({ title, days }: SpendByDayProps) {
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
      {asTable ? <DayTable title={title} days={days} /> : <DayColumns title={title} days={days} />}
    </figure>
  );
}

function DayColumns({ title, days }: SpendByDayProps) {
  const { bars, top } = layOutDays(days, { width: WIDTH - MARGIN.left, height: HEIGHT });
  const largest = bars.reduce<(typeof bars)[number] | null>(
    (most, bar) => (most && most.height >= bar.height ? most : bar),
    null,
  );
  const every = Math.ceil(days.length / LABELS_MAX);
  const slot = (WIDTH - MARGIN.left) / Math.max(1, days.length);
  const summary = largest
    ? `${title}: ${bars.length} of ${days.length} days with spending, most on ${readable(largest.day)} (${formatDollars(largest.dollars)}).`
    : `${title}: no spending on these ${days.length} days.`;
  const ticks = [top, top / 2n].map((amount) => ({
    label: formatDollars(toDollars(nano(amount))),
    y: amount === top ? 0 : HEIGHT / 2,
  }));
  return (
    <div
      className="bg-surface overflow-x-auto rounded-md border p-3"
      tabIndex={0}
      role="group"
      aria-label={title}
    >
      <svg
        role="img"
        aria-label={summary}
        viewBox={`0 0 ${WIDTH} ${HEIGHT + MARGIN.top + MARGIN.bottom}`}
        className="tabular block w-full min-w-160 text-xs"
      >
        <g transform={`translate(${MARGIN.left} ${MARGIN.top})`}>
          {ticks.map(({ label, y }) => (
            <g key={label}>
              <line x1={0} x2={WIDTH - MARGIN.left} y1={y} y2={y} className="stroke-line" />
              <text x={-8} y={y + 4} textAnchor="end" className="fill-muted">
                {label}
              </text>
            </g>
          ))}
          {bars.map((bar) => (
            <g key={bar.day}>
              <rect x={bar.x} y={bar.y} width={bar.width} height={bar.height} className="fill-accent">
                <title>{`${readable(bar.day)}: ${formatDollarsExactly(bar.dollars)}`}</title>
              </rect>
              {(bar === largest || bars.length <= 7) && (
                <text x={bar.x + bar.width / 2} y={bar.y - 5} textAnchor="middle" className="fill-ink">
                  {formatDollars(bar.dollars)}
                </text>
              )}
            </g>
          ))}
          <line x1={0} x2={WIDTH - MARGIN.left} y1={HEIGHT} y2={HEIGHT} className="stroke-edge" />
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

const DayTable = ({ title, days }: SpendByDayProps) => (
  <TableFrame>
    <Table>
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr>
          <HeaderCell>Day (UTC)</HeaderCell>
          <HeaderCell className="text-right">Spent</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, dollars }) => (
          <tr key={day}>
            <Cell>{readable(day)}</Cell>
            <Cell className="text-right">{dollars === null ? "–" : <Money dollars={dollars} />}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  </TableFrame>
);
