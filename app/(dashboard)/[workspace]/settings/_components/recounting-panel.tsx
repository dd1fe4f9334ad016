"use client";

import { useQuery } from "@tanstack/react-query";
import type { Recounting } from "@/lib/domain/time/recounting";
import { counted, formatCount } from "@/lib/format/text";
import { recountingQuery } from "@/lib/queries/recounting";

/** After a change of zone: how far sums of days are made anew. Nothing once they are. */
export function RecountingPanel({ slug, initial }: { slug: string; initial: Recounting }) {
  const { data } = useQuery({ ...recountingQuery(slug, initial.zone), initialData: initial });
  const parts = [
    data.answers && { ...data.answers, what: "answer", many: "answers" },
    data.entries && { ...data.entries, what: "entry of spending", many: "entries of spending" },
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const [done, of] = [sum(parts.map((part) => part.done)), sum(parts.map((part) => part.of))];
  return (
    <div className="bg-surface flex max-w-xl flex-col gap-1 rounded-md border p-3">
      <p className="font-medium">Sums are made anew by the days of {data.zone}</p>
      <progress aria-label="Summed by the new days" className="w-full" max={of} value={done} />
      <p role="status" className="text-muted tabular text-sm">
        {Math.floor((100 * done) / of)} %:{" "}
        {parts
          .map((part) => `${formatCount(part.done)} of ${counted(part.of, part.what, part.many)}`)
          .join(", ")}
        .
      </p>
      <p className="text-muted text-sm">
        Every screen counts by the new days already. Until this is done it counts them one by one, which takes
        longer.
      </p>
    </div>
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
