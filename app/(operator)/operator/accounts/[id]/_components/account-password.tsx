"use client";

import { useAction } from "@/lib/queries/use-action";
import { useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { NewCredentials } from "../../_components/new-credentials";
import { rotatePasswordAction } from "../../accounts-actions";

interface AccountPasswordProps {
  id: string;
  /** Whether it is a workspace's own, whose password nobody need know. */
  builtIn: boolean;
  origin: string;
}

/** Gives the account a new password and shows it this once. */
export function AccountPassword({ id, builtIn, origin }: AccountPasswordProps) {
  const [asking, setAsking] = useState(false);
  const rotate = useAction(rotatePasswordAction.bind(null, id), { onSettled: () => setAsking(false) });
  const { data, serverError } = rotate.result;
  if (data?.credentials) {
    return (
      <NewCredentials
        title="The account has a new password"
        credentials={data.credentials}
        origin={origin}
        onDone={rotate.reset}
      />
    );
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <Button onClick={() => setAsking(true)}>Rotate password</Button>
      {data && (
        <Notice tone="good" title="The password was rotated.">
          The workspace&apos;s connection already uses the new one.
        </Notice>
      )}
      {serverError && (
        <Notice tone="danger" title={<FailureWords failure={serverError} />}>
          {serverError.errorId && `Error id ${serverError.errorId}`}
        </Notice>
      )}
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Rotate the password?"
        description={
          builtIn
            ? "It goes into the workspace's connection, sealed, and is shown to nobody. The old one stops working on every machine within five seconds."
            : "The old one stops working on every machine within five seconds. Whoever uses this account needs the new one, which is shown once."
        }
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Keep the old one</Button>
            <Button look="danger" busy={rotate.isPending} onClick={() => rotate.execute()}>
              Rotate the password
            </Button>
          </>
        }
      />
    </div>
  );
}
