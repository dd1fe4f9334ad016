import { useEffect } from "react";
import { BudgetsLeft } from "@/components/runs/budgets-left";
import { Notice } from "@/components/ui/notice";
import { FailureWords } from "@/components/states/failure-words";
import type { NewSchedule } from "@/lib/domain/schedules/schedule";
import { formatDollarRange } from "@/lib/format/money";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { previewScheduleAction } from "../schedules-actions";

/** Typing goes on for so long before it is priced again. */
const REST_MS = 500;

interface SchedulePriceProps {
  slug: string;
  /** Of a schedule that is there already. */
  id: string | null;
  /** Null while it cannot be priced. */
  schedule: NewSchedule | null;
}

/** What one run and a month of it are expected to cost, what that leaves of budgets, and whether it would be sent. */
export function SchedulePrice({ slug, id, schedule }: SchedulePriceProps) {
  const { execute, result } = useAction(previewScheduleAction.bind(null, slug));
  useEffect(() => {
    if (schedule === null) return;
    const { setId, ask, cron, capPerSlot, capPerMonth } = schedule;
    const timer = setTimeout(() => execute({ id, setId, ask, cron, capPerSlot, capPerMonth }), REST_MS);
    return () => clearTimeout(timer);
  }, [schedule, id, execute]);

  if (schedule === null) {
    return <p className="text-muted text-sm">Choose whom to ask to see what it is expected to cost.</p>;
  }
  const { data, serverError, validationErrors } = result;
  const isAboutFields = validationErrors !== undefined || Object.keys(serverError?.fields ?? {}).length > 0;
  if (isAboutFields)
    return <p className="text-muted text-sm">Put right what is typed to see what it is expected to cost.</p>;
  if (serverError) return <Notice tone="danger" title={<FailureWords failure={serverError} />} />;
  if (!data) return <p className="text-muted text-sm">Working out the expected cost…</p>;
  const { tasks, slot, month, budgets, refusal } = data;
  return (
    <div className="flex flex-col gap-2" aria-live="polite">
      <p>
        One run: <strong>{counted(tasks, "call")}</strong>, {formatDollarRange(slot.low, slot.high)}. The next
        30 days: {counted(month.slots, "run")}, {formatDollarRange(month.low, month.high)}.
      </p>
      {refusal === null ? (
        <BudgetsLeft budgets={budgets} cost={slot.high} />
      ) : (
        <Notice tone="warn" title="As things are, its next run would not be sent.">
          {refusal}
        </Notice>
      )}
    </div>
  );
}
