import { Money } from "@/components/ui/money";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { ReconciliationView } from "@/lib/domain/money/kept-reconciliation";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";

/** What is to be known of a comparison before its figures are read. */
export function ReconciliationNotes({ view }: { view: ReconciliationView }) {
  const { state, failure, readFrom, readTo, result } = view;
  if (state === "unread")
    return (
      <Notice tone="danger" title="The account could not be read">
        {withoutTricks(failure ?? "")} It is tried again until the next UTC day ends. Where it cannot be read
        until then, the next comparison is of both days together.
      </Notice>
    );
  if (state === "first")
    return (
      <Notice title="The first reading of this account">
        There is nothing to compare it with yet. The next one is compared with it.
      </Notice>
    );
  return (
    <div className="mb-4 flex flex-col gap-2">
      {readFrom !== null && readTo !== null && (
        <p className="text-muted text-sm">
          Between the readings of <Time iso={readFrom} /> and <Time iso={readTo} />.
        </p>
      )}
      {result?.paid === null && (
        <Notice title="Only this workspace's own calls are compared">
          The account is not this workspace&apos;s alone, so that its balance and its other calls are not
          shown here. What each call from here was charged is compared with what was entered for it.
        </Notice>
      )}
      {result && result.notListed.tasks > 0 && (
        <Notice title={`${counted(result.notListed.tasks, "call")} the API does not list`}>
          <Money dollars={result.notListed.amount} /> was entered for them and cannot be compared call by
          call.{" "}
          {result.paid === null
            ? "It is taken as it stands."
            : "It is part of the comparison with the balance."}
        </Notice>
      )}
      {result && result.unreadable > 0 && (
        <Notice
          tone="warn"
          title={`${counted(result.unreadable, "row")} of the API's list could not be read`}
        >
          They say no id, time or cost. What they stand for is in what is not explained.
        </Notice>
      )}
    </div>
  );
}
