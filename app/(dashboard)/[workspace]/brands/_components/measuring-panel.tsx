"use client";

import { useQuery } from "@tanstack/react-query";
import type { Measuring } from "@/lib/domain/brands/measurement";
import { formatDuration } from "@/lib/format/dates";
import { counted, formatCount } from "@/lib/format/text";
import { measuringQuery } from "@/lib/queries/measuring";
import { MovedFigures } from "./moved-figures";

interface MeasuringPanelProps {
  slug: string;
  initial: Measuring;
  /** How far it is; or, once all is measured, what the newest rules moved. */
  part: "progress" | "moved";
}

/** How far answers are measured by the newest rules, and then what these moved. */
export function MeasuringPanel({ slug, initial, part }: MeasuringPanelProps) {
  const { data } = useQuery({ ...measuringQuery(slug, initial.version), initialData: initial });
  if (part === "progress") return data.left && <Progress left={data.left} />;
  return data.moved && <MovedFigures {...data.moved} />;
}

function Progress({ left }: { left: NonNullable<Measuring["left"]> }) {
  const { done, of, isAnew } = left;
  if (!isAnew)
    return (
      <p role="status" className="text-muted mb-4 text-sm">
        {counted(of - done, "new answer")} {of - done === 1 ? "is" : "are"} about to be measured.
      </p>
    );
  return (
    <div className="bg-surface mb-4 flex flex-col gap-1 rounded-md border p-3">
      <p className="font-medium">Measuring answers by the newest rules</p>
      <progress aria-label="Answers measured" className="w-full" max={of} value={done} />
      <p role="status" className="text-muted tabular text-sm">
        {formatCount(done)} of {counted(of, "answer")}. {paceOf(left)}
      </p>
      <p className="text-muted text-sm">
        No API is called. Until all are measured, figures count those that are.
      </p>
    </div>
  );
}

/** How many a second, and how long the rest takes at that. */
function paceOf({ done, of, seconds }: NonNullable<Measuring["left"]>): string {
  if (seconds === null) return "A worker is about to begin.";
  if (done === 0 || seconds === 0) return "A worker has begun.";
  const pace = done / seconds;
  const rest = formatDuration(Math.ceil((of - done) / pace) * 1000);
  return `${pace < 10 ? pace.toFixed(1) : formatCount(Math.round(pace))} a second, about ${rest} left.`;
}
