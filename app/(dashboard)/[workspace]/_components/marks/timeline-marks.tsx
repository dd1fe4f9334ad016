"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { MarkList } from "@/components/marks/mark-list";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { MarkView } from "@/lib/domain/schedules/timeline-mark";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { removeMarkAction } from "./marks-actions";

const MarkForm = dynamic(() => import("./mark-form").then((part) => part.MarkForm));

interface TimelineMarksProps {
  slug: string;
  zone: string;
  /** Now on the workspace's wall clock, `2026-11-26T09:00`: what a new mark begins with. */
  nowLocal: string;
  set: { id: string; name: string } | null;
  marks: readonly MarkView[];
  mayWrite: boolean;
}

/** The marks of a timeline, and what people add, change and remove of them. */
export function TimelineMarks({ slug, zone, nowLocal, set, marks, mayWrite }: TimelineMarksProps) {
  const router = useRouter();
  /** The mark under work; "new" for one to be. */
  const [edited, setEdited] = useState<string | null>(null);
  const [removed, setRemoved] = useState<MarkView | null>(null);
  const remove = useAction(removeMarkAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const failure = remove.result.serverError;
  const mark = marks.find(({ id }) => id === edited);

  return (
    <section aria-labelledby="marks" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="marks" className="font-semibold">
          Marks
        </h2>
        {mayWrite && edited === null && (
          <Button size="small" onClick={() => setEdited("new")}>
            Add a mark
          </Button>
        )}
      </div>
      {failure && (
        <Notice tone="danger" title={<FailureWords failure={failure} />}>
          Nothing was changed.{failure.errorId && ` Error id ${failure.errorId}`}
        </Notice>
      )}
      {removed && !failure && (
        <Notice
          title={`Removed: ${shorten(withoutTricks(removed.text), 60)}`}
          action={
            <Button
              size="small"
              onClick={() => {
                remove.execute({ id: removed.id, removed: false });
                setRemoved(null);
              }}
            >
              Undo
            </Button>
          }
        />
      )}
      {edited !== null && (
        <MarkForm
          key={edited}
          slug={slug}
          zone={zone}
          set={set}
          id={mark?.id ?? null}
          initial={
            mark
              ? { setId: mark.setId, kind: mark.kind, at: mark.atLocal, text: mark.text }
              : { setId: set?.id ?? null, kind: "page_published", at: nowLocal, text: "" }
          }
          onDone={() => setEdited(null)}
        />
      )}
      {marks.length > 0 ? (
        <MarkList
          marks={marks}
          actions={
            mayWrite
              ? (shown) => (
                  <>
                    <Button look="quiet" size="small" onClick={() => setEdited(shown.id)}>
                      Edit<span className="sr-only"> {withoutTricks(shown.text)}</span>
                    </Button>
                    <Button
                      look="quiet"
                      size="small"
                      onClick={() => {
                        remove.execute({ id: shown.id, removed: true });
                        setRemoved(shown);
                      }}
                    >
                      Remove<span className="sr-only"> {withoutTricks(shown.text)}</span>
                    </Button>
                  </>
                )
              : undefined
          }
        />
      ) : (
        <p className="text-muted">
          Nothing is marked yet: a page that went live, a campaign, whatever may move the figures. A model
          that answers in another&apos;s place is marked by itself.
        </p>
      )}
    </section>
  );
}
