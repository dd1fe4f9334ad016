"use client";

import { useAction } from "next-safe-action/hooks";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { NewCredentials } from "../../_components/new-credentials";
import { renewPasswordAction } from "../../accounts-actions";

interface AccountPasswordProps {
  id: string;
  /** Whether it is a workspace's own, whose password nobody need know. */
  builtIn: boolean;
  origin: string;
}

/** Gives the account a new password and shows it this once. */
export function AccountPassword({ id, builtIn, origin }: AccountPasswordProps) {
  const [asking, setAsking] = useState(false);
  const renew = useAction(renewPasswordAction.bind(null, id), { onSettled: () => setAsking(false) });
  const { data, serverError } = renew.result;
  if (data?.credentials) {
    return (
      <NewCredentials
        title="The account has a new password"
        credentials={data.credentials}
        origin={origin}
        onDone={renew.reset}
      />
    );
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <Button onClick={() => setAsking(true)}>New password</Button>
      {data && (
        <Notice tone="good" title="The password was replaced.">
          The workspace&apos;s connection already uses the new one.
        </Notice>
      )}
      {serverError && (
        <Notice tone="danger" title={serverError.message}>
          {serverError.errorId && `Error id ${serverError.errorId}`}
        </Notice>
      )}
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Make a new password?"
        description={
          builtIn
            ? "It goes into the workspace's connection, sealed, and is shown to nobody. The old one stops working on every machine within five seconds."
            : "The old one stops working on every machine within five seconds. Whoever uses this account needs the new one, which is shown once."
        }
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Keep the old one</Button>
            <Button look="danger" busy={renew.isPending} onClick={() => renew.execute()}>
              Replace the password
            </Button>
          </>
        }
      />
    </div>
  );
}
