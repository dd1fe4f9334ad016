"use client";

import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/lib/queries/use-action";
import { unsubscribeAction } from "../unsubscribe-actions";

interface EndMailsProps {
  token: string;
  isEnded: boolean;
}

/** Ends mails by a press, without signing in. Opening the page ends nothing: programs open links, too. */
export function EndMails({ token, isEnded }: EndMailsProps) {
  const end = useAction(unsubscribeAction);
  if (isEnded || end.result.data?.isEnded) {
    return (
      <Notice tone="good" title="No more mails of this workspace go to you">
        You start them again under Settings, Notices, when you are signed in.
      </Notice>
    );
  }
  const { serverError } = end.result;
  return (
    <>
      {serverError && <Notice tone="danger" title={<FailureWords failure={serverError} />} />}
      {end.result.data && <Notice tone="warn" title="This link does not count any more" />}
      <p className="text-muted">Notices of this workspace come by mail because somebody chose that here.</p>
      <Button look="primary" size="large" busy={end.isPending} onClick={() => end.execute({ token })}>
        No more mails
      </Button>
    </>
  );
}
