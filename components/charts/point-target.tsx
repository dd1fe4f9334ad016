"use client";

import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { Link } from "@/components/ui/link";

interface PlacedPoint {
  /** In hundredths of the width. */
  left: number;
  /** In pixels. */
  top: number;
  words: string;
  href: string;
}

/** By how many points a key goes on; to the first and the last by those that go to an end. */
const STEPS: Partial<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
};

/**
 * One target over all points of a chart that stand closer than a finger is wide: pointing at it or an arrow key chooses
 * the nearest or the next, which is said, and a click or Enter leads to its rows. Until then it is the last of them.
 */
export function PointTarget({ label, points }: { label: string; points: readonly PlacedPoint[] }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const last = points.length - 1;
  const point = points[chosen ?? last];
  if (!point) return null;

  function choose({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) {
    const box = currentTarget.getBoundingClientRect();
    const distance = ({ left, top }: PlacedPoint) =>
      Math.hypot(box.left + (left / 100) * box.width - clientX, box.top + top - clientY);
    const distances = points.map(distance);
    setChosen(distances.indexOf(Math.min(...distances)));
  }

  function step(event: KeyboardEvent) {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setChosen((now) => Math.max(0, Math.min(last, (now ?? last) + by)));
  }

  return (
    <>
      <Link
        href={point.href}
        aria-label={`${point.words}. ${label}`}
        aria-keyshortcuts="ArrowLeft ArrowRight Home End"
        onPointerMove={choose}
        onPointerDown={choose}
        onPointerLeave={() => setChosen(null)}
        onKeyDown={step}
        onFocus={() => setChosen((now) => now ?? last)}
        onBlur={() => setChosen(null)}
        className="no-print absolute inset-0"
      />
      {chosen !== null && (
        <>
          <span
            aria-hidden="true"
            className="border-ink pointer-events-none absolute -mt-2 -ml-2 size-4 rounded-full border-2"
            style={{ left: `${point.left}%`, top: point.top }}
          />
          <span
            role="status"
            className="bg-surface pointer-events-none absolute inset-x-0 bottom-0 z-10 text-xs"
          >
            {point.words}
          </span>
        </>
      )}
    </>
  );
}
