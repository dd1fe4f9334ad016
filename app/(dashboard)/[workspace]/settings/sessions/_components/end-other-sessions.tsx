"use client";

import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { useAction } from "@/lib/queries/use-action";
import { revokeOtherSessionsAction } from "../sessions-actions";

/** Signs out everywhere but here. */
export function EndOtherSessions() {
  const router = useRouter();
  const end = useAction(revokeOtherSessionsAction, { onSuccess: () => router.refresh() });
  return (
    <div>
      <Button size="small" look="danger" busy={end.isPending} onClick={() => end.execute({})}>
        Sign out everywhere else
      </Button>
      {end.result.serverError && (
        <p role="alert" className="text-danger text-xs">
          <FailureWords failure={end.result.serverError} />
        </p>
      )}
    </div>
  );
}
