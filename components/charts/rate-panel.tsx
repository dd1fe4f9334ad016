import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { formatPercent } from "@/lib/format/numbers";
import { PointTarget } from "./point-target";

const HEIGHT = 96;
const TOP = 8;
const BOTTOM = 20;
const GUTTER = 36;
/** Of so many points each is a target of its own: where four panels stand side by side more are closer than 24 pixels. */
const MOST_TARGETS = 8;

/** One point of a line: the rate of a spell; null where nothing was answered. */
export interface RatePoint {
  /** "week of 2 Nov 2026: 38 % [31–46], n = 162". */
  words: string;
  rate: { value: number; interval: { low: number; high: number } | null; isSmall: boolean } | null;
  /** The rows behind it; null where no list of answers can be narrowed to them. */
  href: string | null;
}

interface RatePanelProps {
  title: ReactNode;
  /** What a screen reader calls it, with what it shows. */
  summary: string;
  points: readonly RatePoint[];
  /** Another line of as many points to hold it against, in grey. */
  beside?: readonly RatePoint[];
  /** Between which point and the one before something was done: a line through the chart, which breaks nothing. */
  mark?: number;
  /** The top of the scale, of 1; the same for panels side by side. */
  top: number;
  /** Places of points from which on another model answers, each once. */
  breaks: readonly number[];
  /** Under the first and the last point. */
  ends: readonly [string, string];
  /** Drawn in the accent, others in grey. */
  isOwn: boolean;
}

/**
 * A rate over time with its interval as a band: broken where nothing was answered and where the answering model changed,
 * with hollow points where a sample is small. Drawn on the server; each point leads to its rows, of many by one target.
 */
export function RatePanel({
  title,
  summary,
  points,
  beside = [],
  mark,
  top,
  breaks,
  ends,
  isOwn,
}: RatePanelProps) {
  const x = (at: number): number => (points.length === 1 ? 50 : 2 + (at / (points.length - 1)) * 96);
  const y = (share: number): number => TOP + HEIGHT * (1 - Math.min(1, share / top));
  const [spells, besides] = [points, beside].map((line) => unbroken(line, new Set(breaks)));
  const colour = isOwn ? "text-accent" : "text-muted";
  const targets = [...beside.entries(), ...points.entries()]
    .flatMap(([at, { rate, words, href }]) =>
      rate === null || href === null ? [] : [{ left: x(at), top: y(rate.value), words, href }],
    )
    .toSorted((one, other) => one.left - other.left);
  const isDense = targets.length > MOST_TARGETS;
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 truncate text-sm font-medium">{title}</figcaption>
      <div className="tabular flex text-xs">
        <svg aria-hidden="true" width={GUTTER} height={TOP + HEIGHT + BOTTOM} className="shrink-0">
          {[top, 0].map((share) => (
            <text key={share} x={GUTTER - 4} y={y(share) + 4} textAnchor="end" className="fill-muted">
              {formatPercent(share)}
            </text>
          ))}
        </svg>
        <div className="relative min-w-0 flex-1">
          <svg
            role="img"
            aria-label={summary}
            viewBox={`0 0 100 ${TOP + HEIGHT}`}
            preserveAspectRatio="none"
            height={TOP + HEIGHT}
            className={`block w-full ${colour}`}
          >
            {[0, top].map((share) => (
              <line
                key={share}
                x1={0}
                x2={100}
                y1={y(share)}
                y2={y(share)}
                vectorEffect="non-scaling-stroke"
                className={share === 0 ? "stroke-edge" : "stroke-line"}
              />
            ))}
            {breaks.map((at) => (
              <line
                key={at}
                x1={x(at - 0.5)}
                x2={x(at - 0.5)}
                y1={TOP}
                y2={TOP + HEIGHT}
                strokeDasharray="3 3"
                vectorEffect="non-scaling-stroke"
                className="stroke-edge"
              />
            ))}
            {mark !== undefined && (
              <line
                x1={x(mark - 0.5)}
                x2={x(mark - 0.5)}
                y1={TOP}
                y2={TOP + HEIGHT}
                vectorEffect="non-scaling-stroke"
                className="stroke-ink"
              />
            )}
            <g className="text-muted">
              {besides?.map((spell) => (
                <Spell key={spell[0]?.at} spell={spell} x={x} y={y} />
              ))}
            </g>
            {spells?.map((spell) => (
              <Spell key={spell[0]?.at} spell={spell} x={x} y={y} />
            ))}
          </svg>
          {beside.map((point, at) => (
            <Point key={at} point={point} isOwn={false} isTarget={!isDense} left={x(at)} y={y} />
          ))}
          {points.map((point, at) => (
            <Point key={at} point={point} isOwn={isOwn} isTarget={!isDense} left={x(at)} y={y} />
          ))}
          <p className="text-muted flex justify-between" style={{ height: BOTTOM }}>
            <span>{ends[0]}</span>
            {points.length > 1 && <span>{ends[1]}</span>}
          </p>
          {isDense && <PointTarget label={summary} points={targets} />}
        </div>
      </div>
    </figure>
  );
}

interface PointProps {
  point: RatePoint;
  isOwn: boolean;
  /** Whether it is led to its rows by itself. */
  isTarget: boolean;
  /** In hundredths of the width. */
  left: number;
  y: (share: number) => number;
}

/** A point over its line, leading to its rows. */
function Point({ point: { rate, words, href }, isOwn, isTarget, left, y }: PointProps) {
  if (rate === null) return null;
  const place = {
    title: words,
    className: "group absolute -mt-3 -ml-3 grid size-6 place-items-center rounded-full",
    style: { left: `${left}%`, top: y(rate.value) },
  };
  const dot = (
    <span
      className={`size-2 rounded-full border-2 ${isOwn ? "border-accent" : "border-muted"} ${
        rate.isSmall ? "bg-surface" : isOwn ? "bg-accent" : "bg-muted"
      } group-hover:scale-150`}
    />
  );
  return href === null || !isTarget ? (
    <span {...place}>{dot}</span>
  ) : (
    <Link href={href} aria-label={words} {...place}>
      {dot}
    </Link>
  );
}

interface Placed {
  at: number;
  value: number;
  low: number | null;
  high: number | null;
}

/** Runs of points that belong together: a gap or another model ends one. */
function unbroken(points: readonly RatePoint[], breaksAt: ReadonlySet<number>): Placed[][] {
  const spells: Placed[][] = [];
  let open: Placed[] = [];
  for (const [at, { rate }] of points.entries()) {
    if (rate === null || breaksAt.has(at)) {
      if (open.length > 0) spells.push(open);
      open = [];
    }
    if (rate === null) continue;
    open.push({ at, value: rate.value, low: rate.interval?.low ?? null, high: rate.interval?.high ?? null });
  }
  if (open.length > 0) spells.push(open);
  return spells;
}

interface SpellProps {
  spell: readonly Placed[];
  x: (at: number) => number;
  y: (share: number) => number;
}

/** The line of one run, over its band; a point alone has a whisker. */
function Spell({ spell, x, y }: SpellProps) {
  const banded = spell.flatMap(({ at, low, high }) =>
    low === null || high === null ? [] : { at, low, high },
  );
  return (
    <>
      {banded.length > 1 && banded.length === spell.length && (
        <path
          d={`M${banded.map(({ at, high }) => `${x(at)} ${y(high)}`).join("L")}L${banded
            .toReversed()
            .map(({ at, low }) => `${x(at)} ${y(low)}`)
            .join("L")}Z`}
          fill="currentColor"
          fillOpacity={0.15}
        />
      )}
      {(banded.length !== spell.length || banded.length === 1) &&
        banded.map(({ at, low, high }) => (
          <line
            key={at}
            x1={x(at)}
            x2={x(at)}
            y1={y(low)}
            y2={y(high)}
            stroke="currentColor"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      {spell.length > 1 && (
        <path
          d={`M${spell.map(({ at, value }) => `${x(at)} ${y(value)}`).join("L")}`}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </>
  );
}
