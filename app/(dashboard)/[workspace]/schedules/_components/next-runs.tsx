import { nextSlots, readCron } from "@/lib/domain/time/cron-slots";
import { NextLine } from "./next-line";

interface NextRunsProps {
  cron: string;
  zone: string;
  /** They are those after it. */
  now: string;
}

/** The next five times a cron runs, or what is wrong with it. */
export default function NextRuns({ cron, zone, now }: NextRunsProps) {
  const read = readCron(cron, new Date(now));
  if (!read.ok) {
    return (
      <p role="alert" className="text-danger text-sm">
        {read.problem}
      </p>
    );
  }
  const slots = nextSlots(read.cron, zone, new Date(now), 5);
  return <NextLine slots={slots.map((slot) => slot.toISOString())} zone={zone} />;
}
