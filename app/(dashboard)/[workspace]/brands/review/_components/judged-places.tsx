"use client";

import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { JudgedPlace } from "@/lib/domain/brands/mention-review";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { refuseMentionAction } from "../../../answers/mention-actions";
import { VERDICT_WORDS } from "../review-words";

interface JudgedPlacesProps {
  slug: string;
  places: readonly JudgedPlace[];
  busy: boolean;
  onChange: (place: JudgedPlace) => void;
}

/** One's newest verdicts: each can be changed, and what is something else can be refused in its answer. */
export function JudgedPlaces({ slug, places, busy, onChange }: JudgedPlacesProps) {
  const router = useRouter();
  const refuse = useAction(refuseMentionAction.bind(null, slug), { onSuccess: () => router.refresh() });
  if (places.length === 0) return null;
  return (
    <Disclosure summary="What you said last">
      {refuse.result.serverError && (
        <Notice tone="danger" title={<FailureWords failure={refuse.result.serverError} />} />
      )}
      <ul aria-label="Judged places" className="flex flex-col gap-2">
        {places.map((place) => {
          const { answerId, brandId, start, end, verdict, isRefused } = place;
          const [text, name] = [withoutTricks(place.text), withoutTricks(place.brandName)];
          return (
            <li
              key={`${answerId} ${brandId} ${start} ${end}`}
              className="flex flex-wrap items-center gap-2 text-sm"
            >
              <Link
                href={paths.workspace(slug).answer(answerId)}
                dir="auto"
                className="inline-flex min-h-6 min-w-0 items-center break-words hover:underline"
              >
                “{text}” for {name}
              </Link>
              <Badge>{VERDICT_WORDS[verdict]}</Badge>
              {isRefused && <Badge>refused in its answer</Badge>}
              <Button size="small" look="quiet" busy={busy} onClick={() => onChange(place)}>
                Change<span className="sr-only">: “{text}”</span>
              </Button>
              {verdict === "other" && !isRefused && (
                <Button
                  size="small"
                  look="quiet"
                  busy={refuse.isPending}
                  onClick={() => refuse.execute({ answerId, brandId, start, end })}
                >
                  Refuse it in its answer<span className="sr-only">: “{text}”</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
