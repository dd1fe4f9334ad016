"use client";

import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { DeliveryState, DeliveryView } from "@/lib/domain/team/notice-channel";
import { DELIVERY_STATE_WORDS, deliveryWords, failureWords } from "@/lib/format/channel-words";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { resendDeliveryAction } from "../../notice-channel-actions";

const TONES: Partial<Record<DeliveryState, "good" | "warn" | "danger">> = {
  delivered: "good",
  given_up: "danger",
  waiting: "warn",
};

interface DeliveryItemProps {
  slug: string;
  delivery: DeliveryView;
}

/** One message: by which channel, of what, what became of it, and having it sent once more. */
export function DeliveryItem({ slug, delivery }: DeliveryItemProps) {
  const router = useRouter();
  const resend = useAction(resendDeliveryAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const { id, channelName, state, isTest, attempts, createdAt, triedAt, nextAt } = delivery;
  const wrong = failureWords(delivery);
  const refusal = resend.result.serverError;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 p-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="break-words">
          {deliveryWords(delivery)}{" "}
          <span className="text-muted">
            by {channelName === null ? "your e-mail" : withoutTricks(channelName)}
          </span>
        </p>
        <p className="text-muted text-sm">
          <Time iso={createdAt} />
          {attempts > 0 && `, ${counted(attempts, "try", "tries")}`}
          {attempts > 1 && triedAt && (
            <>
              , last on <Time iso={triedAt} />
            </>
          )}
          {state === "void" && ". When it was due, its reader could not see it any more."}
        </p>
        {wrong !== null && (
          <p className="text-sm break-words">
            {wrong}.
            {nextAt && (
              <>
                {" "}
                Next try on <Time iso={nextAt} />.
              </>
            )}
          </p>
        )}
        {refusal && (
          <p role="alert" className="text-danger text-xs">
            <FailureWords failure={refusal} />
          </p>
        )}
      </div>
      <div className="flex items-center gap-2">
        <Badge tone={TONES[state]}>{DELIVERY_STATE_WORDS[state]}</Badge>
        {state !== "waiting" && !isTest && (
          <Button size="small" busy={resend.isPending} onClick={() => resend.execute({ id })}>
            Send again
          </Button>
        )}
      </div>
    </li>
  );
}
