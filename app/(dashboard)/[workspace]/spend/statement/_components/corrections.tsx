import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { StatedCorrection } from "@/lib/domain/money/statement";
import { withoutTricks } from "@/lib/format/hostile";
import { Amount } from "./sum-table";

interface CorrectionsProps {
  rows: readonly StatedCorrection[];
  decimals: number;
  answerOf: (taskId: string | null) => string | undefined;
}

/** What accountants corrected, one by one, with their reasons. */
export const Corrections = ({ rows, decimals, answerOf }: CorrectionsProps) => (
  <section aria-labelledby="corrections">
    <h3 id="corrections" className="mb-1 break-after-avoid font-semibold">
      Corrections by hand
    </h3>
    {rows.length === 0 ? (
      <p className="text-muted">None were entered in this month.</p>
    ) : (
      <ul className="bg-surface divide-y rounded-md border">
        {rows.map((row) => (
          <li key={row.id} className="flex break-inside-avoid flex-wrap justify-between gap-x-4 gap-y-1 p-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="break-words">{withoutTricks(row.reason)}</p>
              <p className="text-muted text-xs">
                <Time iso={row.at} />, <Concerns row={row} href={answerOf(row.taskId)} />
              </p>
            </div>
            <Amount dollars={row.amount} decimals={decimals} />
          </li>
        ))}
      </ul>
    )}
  </section>
);

function Concerns({ row, href }: { row: StatedCorrection; href?: string }) {
  const { taskId, model, connection } = row;
  if (taskId === null) return connection === null ? "of no one call" : `of ${withoutTricks(connection)}`;
  const words = `of a call of ${withoutTricks(model ?? "an unknown model")}`;
  if (href === undefined) return words;
  return (
    <Link href={href} className="inline-flex min-h-6 items-center underline underline-offset-4">
      {words}
    </Link>
  );
}
