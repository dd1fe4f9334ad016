"use client";

import { useRouter } from "next/navigation";
import { FormButton } from "@/components/forms/form-button";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";
import type { ReportMailing } from "@/lib/domain/exports/report-mailing";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { mailReportToMeAction, stopReportMailingAction } from "../reports-actions";

const MailingForm = lazyForm(() => import("./mailing-form"));

/** A month is what clients are reported to by, on the first morning after it. */
const BEGUN = { every: "month", day: 1, at: "08:00", addresses: [] } as const;

interface MailingActsProps {
  slug: string;
  reportId: string;
  mailing: ReportMailing | null;
  /** Whether this instance sends mails at all. */
  isOn: boolean;
}

/** Sets a report's mails up, has one sent to oneself, changes or ends them. */
export function MailingActs({ slug, reportId, mailing, isOn }: MailingActsProps) {
  const router = useRouter();
  const stop = useAction(stopReportMailingAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const toMe = useAction(mailReportToMeAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const serverError = stop.result.serverError ?? toMe.result.serverError;
  const sentTo = toMe.result.data?.to;
  const label =
    mailing === null ? "Mail this report…" : mailing.nextAt === null ? "Mail it again…" : "Change the mails…";
  return (
    <div className="flex flex-wrap items-center gap-2">
      <FormButton form={(done) => <MailingForm {...{ slug, reportId }} begun={mailing ?? BEGUN} {...done} />}>
        {label}
      </FormButton>
      {mailing && isOn && (
        <Button busy={toMe.isPending} onClick={() => toMe.execute({ reportId })}>
          Send one to me now
        </Button>
      )}
      {mailing && (
        <Button look="danger" busy={stop.isPending} onClick={() => stop.execute({ reportId })}>
          End the mails
        </Button>
      )}
      <p role="status" className="text-muted text-sm break-words">
        {sentTo && `On its way to ${withoutTricks(sentTo)}.`}
      </p>
      {serverError && (
        <p role="alert" className="text-danger text-xs">
          <FailureWords failure={serverError} />
        </p>
      )}
    </div>
  );
}
