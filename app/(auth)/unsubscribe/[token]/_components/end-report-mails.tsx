"use client";

import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "next/navigation";
import { useAction } from "@/lib/queries/use-action";
import { returnToReportMailsAction, unsubscribeAction } from "../unsubscribe-actions";

interface EndReportMailsProps {
  token: string;
  title: string;
  isEnded: boolean;
}

/** Takes an address off a report's mails by a press, or puts it back. Opening the page does neither. */
export function EndReportMails({ token, title, isEnded }: EndReportMailsProps) {
  const router = useRouter();
  const onSuccess = () => router.refresh();
  const end = useAction(unsubscribeAction, { onSuccess });
  const back = useAction(returnToReportMailsAction, { onSuccess });
  const failure = end.result.serverError ?? back.result.serverError;
  return (
    <>
      {failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />}
      {isEnded ? (
        <>
          <Notice tone="good" title={`The report “${title}” goes to you no more`}>
            Nobody but you can put your address back.
          </Notice>
          <Button busy={back.isPending} onClick={() => back.execute({ token })}>
            Have it sent again
          </Button>
        </>
      ) : (
        <>
          <p className="text-muted break-words">
            The report “{title}” comes to you by mail because somebody there put your address on its list.
          </p>
          <Button look="primary" size="large" busy={end.isPending} onClick={() => end.execute({ token })}>
            No more mails
          </Button>
        </>
      )}
    </>
  );
}
