"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/lib/queries/use-action";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { withoutTricks } from "@/lib/format/hostile";
import { revokeSessionAction } from "../sessions-actions";

interface SessionItemProps {
  id: string;
  /** In words. */
  browser: string;
  /** As the browser calls itself. */
  userAgent: string | null;
  /** What it was opened by: the password, or a provider. */
  by: string;
  createdAt: string;
  lastSeenAt: string;
  /** The session this page is shown in. */
  isThis: boolean;
}

/** One signed-in browser. */
export function SessionItem({ id, browser, userAgent, by, createdAt, lastSeenAt, isThis }: SessionItemProps) {
  const router = useRouter();
  const revoke = useAction(revokeSessionAction, { onSuccess: () => router.refresh() });
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 p-3">
      <div className="min-w-0 flex-1 basis-60">
        <p
          className="flex flex-wrap items-center gap-2 break-words"
          title={userAgent === null ? undefined : withoutTricks(userAgent)}
        >
          {withoutTricks(browser)}
          {isThis && <Badge tone="accent">this browser</Badge>}
        </p>
        <p className="text-muted text-xs">
          Signed in <Time iso={createdAt} /> by {by}, last seen <Time iso={lastSeenAt} />
        </p>
        {revoke.result.serverError && (
          <p role="alert" className="text-danger text-xs">
            <FailureWords failure={revoke.result.serverError} />
          </p>
        )}
      </div>
      {!isThis && (
        <Button
          size="small"
          look="danger"
          busy={revoke.isPending}
          onClick={() => revoke.execute({ sessionId: id })}
        >
          Sign out there
        </Button>
      )}
    </li>
  );
}
