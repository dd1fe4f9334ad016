import { Button } from "@/components/ui/button";
import { dayAt } from "@/lib/domain/time/day-span";
import { lastDays } from "@/lib/domain/time/shown-span";

interface SpanButtonsProps {
  /** The days shown, whether they were asked for or not. */
  from: string;
  to: string;
  zone: string;
  today: string;
  onChange: (span: { from: string; to: string }) => void;
}

const SPANS = [7, 30, 90, 365];

/** The last week, month, quarter or year, today included. */
export const SpanButtons = ({ from, to, zone, today, onChange }: SpanButtonsProps) => (
  <div role="group" aria-label="Span" className="flex gap-1">
    {SPANS.map((count) => {
      const span = lastDays(count, today);
      const isShown = span.from === from && span.to === to;
      return (
        <Button
          key={count}
          className={isShown ? "bg-accent-soft text-accent border-accent/40" : undefined}
          aria-pressed={isShown}
          // From the clock at the click: a page left open overnight still means today.
          onClick={() => onChange(lastDays(count, dayAt(new Date(), zone)))}
        >
          {count} days
        </Button>
      );
    })}
  </div>
);
