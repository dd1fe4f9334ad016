"use client";

import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { ReportLink } from "@/lib/domain/exports/report";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { revokeReportLinkAction } from "../reports-actions";

interface ShareLinkItemProps {
  slug: string;
  reportId: string;
  link: ReportLink;
}

/** A link to a report: whose it is, until when, and how often it was read. */
export function ShareLinkItem({ slug, reportId, link }: ShareLinkItemProps) {
  const { id, by, createdAt, expiresAt, state, views, lastViewed, mailed } = link;
  const router = useRouter();
  const revoke = useAction(revokeReportLinkAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const failure = revoke.result.serverError;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-3">
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2 break-words">
          {mailed === null ? (
            <span>
              Made <Time iso={createdAt} /> by {withoutTricks(by ?? "somebody who is gone")}
            </span>
          ) : (
            <span>
              Mailed <Time iso={createdAt} />, of {formatDay(mailed.from)} to {formatDay(mailed.to)}
            </span>
          )}
          {state !== "open" && <Badge tone="warn">{state}</Badge>}
        </p>
        <p className="text-muted text-xs">
          {state === "open" ? "Works until" : "Would have worked until"} <Time iso={expiresAt} />;{" "}
          {views === 0 ? "never read" : `read ${counted(views, "time")}`}
          {lastViewed && (
            <>
              , last in the hour of <Time iso={lastViewed} />
            </>
          )}
        </p>
        {failure && (
          <p role="alert" className="text-danger text-xs">
            <FailureWords failure={failure} />
          </p>
        )}
      </div>
      {state === "open" && (
        <Button
          size="small"
          look="danger"
          busy={revoke.isPending}
          onClick={() => revoke.execute({ reportId, id })}
        >
          Revoke<span className="sr-only"> this link</span>
        </Button>
      )}
    </li>
  );
}
