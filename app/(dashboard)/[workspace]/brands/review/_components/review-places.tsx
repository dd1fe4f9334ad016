"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useState } from "react";
import { EmptyState } from "@/components/states/empty-state";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Notice } from "@/components/ui/notice";
import type { ReviewPlace, ReviewQueue, ReviewVerdict } from "@/lib/domain/brands/mention-review";
import { counted, formatCount } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { judgeMentionAction } from "../review-actions";
import { JudgedPlaces } from "./judged-places";
import { PlaceInDoubt } from "./place-in-doubt";

interface ReviewPlacesProps {
  slug: string;
  queue: ReviewQueue;
  mayWrite: boolean;
}

const keyOf = ({ answerId, brandId, start, end }: ReviewPlace): string =>
  `${answerId} ${brandId} ${start} ${end}`;

const KEYS: Readonly<Record<string, ReviewVerdict>> = { y: "brand", n: "other" };

/** One place after the other, the least certain first, with what is said of it. */
export function ReviewPlaces({ slug, queue, mayWrite }: ReviewPlacesProps) {
  const router = useRouter();
  const { answers, isAll, inDoubt, items, mine } = queue;
  // Judged since the page was read: the next is shown at once, and the page is read again behind it.
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const judge = useAction(judgeMentionAction.bind(null, slug), {
    onSuccess: ({ input }) => {
      setDone((now) => new Set(now).add(keyOf(input)));
      router.refresh();
    },
  });
  const left = items.filter((item) => !done.has(keyOf(item)));
  const judged = queue.judged + items.length - left.length;
  const [item] = left;
  const busy = judge.isPending;
  const say = (verdict: ReviewVerdict) => {
    if (!item || busy) return;
    const { answerId, brandId, start, end } = item;
    judge.execute({ answerId, brandId, start, end, verdict });
  };

  function onKeyDown(event: KeyboardEvent) {
    const verdict = KEYS[event.key.toLowerCase()];
    if (!verdict || event.repeat || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    say(verdict);
  }

  if (answers === 0)
    return (
      <EmptyState title="Nothing to review yet">
        No answer is measured yet. Once one is, the places are listed here at which a brand may be something
        else.
      </EmptyState>
    );
  return (
    <section aria-label="Places in doubt" className="flex flex-col gap-3">
      <p aria-live="polite" className="text-muted text-sm">
        {mayWrite
          ? `${formatCount(judged)} of ${counted(inDoubt, "place")} in doubt judged by you`
          : `${counted(inDoubt, "place")} in doubt`}
        , in {isAll ? "all" : "the newest"} {counted(answers, "measured answer")}.
      </p>
      {judge.result.serverError && (
        <Notice tone="danger" title={<FailureWords failure={judge.result.serverError} />} />
      )}
      {item ? (
        mayWrite ? (
          <div role="group" aria-label="Place" onKeyDown={onKeyDown} className="flex flex-col gap-3">
            <PlaceInDoubt slug={slug} item={item} />
            <div className="flex flex-wrap items-center gap-2">
              <Button look="primary" size="large" busy={busy} onClick={() => say("brand")}>
                It is the brand <Kbd>y</Kbd>
              </Button>
              <Button size="large" busy={busy} onClick={() => say("other")}>
                It is not <Kbd>n</Kbd>
              </Button>
              <span className="text-muted hidden text-xs sm:inline">
                The keys work while one of the two has the focus.
              </span>
            </div>
          </div>
        ) : (
          <ul aria-label="Places" className="flex flex-col gap-3">
            {left.map((one) => (
              <li key={keyOf(one)}>
                <PlaceInDoubt slug={slug} item={one} />
              </li>
            ))}
          </ul>
        )
      ) : (
        <EmptyState title={inDoubt === 0 ? "No place is in doubt" : "You have judged every place in doubt"}>
          {inDoubt === 0
            ? "Every mention in these answers is written as its alias is, and stands alone."
            : "New answers bring new places. What two people have judged is compared below."}
        </EmptyState>
      )}
      {mayWrite && (
        <JudgedPlaces
          slug={slug}
          places={mine}
          busy={busy}
          onChange={(place) => {
            const { answerId, brandId, start, end, verdict } = place;
            judge.execute({
              answerId,
              brandId,
              start,
              end,
              verdict: verdict === "brand" ? "other" : "brand",
            });
          }}
        />
      )}
    </section>
  );
}
