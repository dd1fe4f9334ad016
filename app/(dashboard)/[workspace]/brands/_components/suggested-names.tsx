"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Marked } from "@/components/answers/marked";
import { EngineLabel } from "@/components/engines/engine-label";
import { FailureWords } from "@/components/states/failure-words";
import { QueryPanel } from "@/components/states/query-panel";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { NameDecision, NameSuggestions, SuggestedName } from "@/lib/domain/brands/name-suggestion";
import { withoutTricks } from "@/lib/format/hostile";
import { formatPercent } from "@/lib/format/numbers";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { nameSuggestionsQuery } from "@/lib/queries/name-suggestions";
import { useAction } from "@/lib/queries/use-action";
import { decideNameAction, trackNameAction } from "../brands-actions";

interface SuggestedNamesProps {
  slug: string;
  mayWrite: boolean;
}

/** Names that the newest answers give and nobody tracks, and what is decided about them. */
export function SuggestedNames({ slug, mayWrite }: SuggestedNamesProps) {
  const router = useRouter();
  const client = useQueryClient();
  const suggestions = nameSuggestionsQuery(slug);
  const query = useQuery(suggestions);
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: suggestions.queryKey });
    router.refresh();
  };
  const track = useAction(trackNameAction.bind(null, slug), { onSuccess });
  const decide = useAction(decideNameAction.bind(null, slug), { onSuccess });
  const busy = track.isPending || decide.isPending;
  const failure = track.result.serverError ?? decide.result.serverError;
  const acts = mayWrite
    ? {
        busy,
        track: (name: string) => track.execute({ name }),
        decide: (name: string, decision: NameDecision | null) => decide.execute({ name, decision }),
      }
    : null;
  return (
    <section aria-labelledby="suggested" className="mt-8 flex flex-col gap-3">
      <div>
        <h2 id="suggested" className="font-semibold">
          Named in answers, not tracked
        </h2>
        <p className="text-muted text-sm">
          Which of these is a competitor? A company of the category counts in the informative rate without
          being tracked.
        </p>
      </div>
      {failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />}
      <QueryPanel
        query={query}
        errorTitle="The names could not be read."
        skeleton={<Skeleton className="h-24" />}
      >
        {(data) => <Suggested slug={slug} data={data} acts={acts} />}
      </QueryPanel>
    </section>
  );
}

interface Acts {
  busy: boolean;
  track: (name: string) => void;
  decide: (name: string, decision: NameDecision | null) => void;
}

function Suggested({ slug, data, acts }: { slug: string; data: NameSuggestions; acts: Acts | null }) {
  const { answers, isAll, names, more, decided, quality } = data;
  if (answers === 0) return <p className="text-muted text-sm">No answers were collected yet.</p>;
  return (
    <>
      <p className="text-muted text-sm">
        Counted over {isAll ? "all" : "the newest"} {counted(answers, "answer")}.
        {more > 0 && ` ${counted(more, "rarer name")} not shown.`}{" "}
        {quality.isExperimental && <Badge tone="warn">experimental</Badge>} Told by rules: on recorded answers
        that they were not made with, {formatPercent(quality.precision)} of the names they gave were right,
        and they gave {formatPercent(quality.recall)} of those there.
      </p>
      {names.length > 0 ? (
        <ul aria-label="Suggested names" className="bg-surface divide-y rounded-md border">
          {names.map((one) => (
            <NameItem key={one.name} slug={slug} suggested={one} acts={acts} />
          ))}
        </ul>
      ) : (
        <p className="text-sm">Every name in them is tracked or decided about.</p>
      )}
      {decided.length > 0 && (
        <Disclosure summary={`Decided: ${counted(decided.length, "name")}`}>
          <ul aria-label="Decided names" className="flex flex-col gap-1">
            {decided.map(({ name, decision }) => (
              <li key={name} className="flex flex-wrap items-center gap-2 text-sm">
                <span dir="auto">{withoutTricks(name)}</span>
                <Badge>{decision === "company" ? "company, not tracked" : "dismissed"}</Badge>
                {acts && (
                  <Button size="small" look="quiet" busy={acts.busy} onClick={() => acts.decide(name, null)}>
                    Take back<span className="sr-only"> {withoutTricks(name)}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

interface NameItemProps {
  slug: string;
  suggested: SuggestedName;
  acts: Acts | null;
}

function NameItem({ slug, suggested, acts }: NameItemProps) {
  const { answers, mentions, examples } = suggested;
  const name = withoutTricks(suggested.name);
  return (
    <li aria-label={name} className="flex flex-col gap-1 p-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 break-words">
          <span dir="auto" className="font-medium">
            {name}
          </span>{" "}
          <span className="text-muted text-sm">
            {counted(answers, "answer")}, {counted(mentions, "place")}
          </span>
        </p>
        {acts && (
          <div className="flex flex-wrap gap-2">
            <Button size="small" busy={acts.busy} onClick={() => acts.track(suggested.name)}>
              Track<span className="sr-only"> {name}</span>
            </Button>
            <Button size="small" busy={acts.busy} onClick={() => acts.decide(suggested.name, "company")}>
              A company, not tracked<span className="sr-only">: {name}</span>
            </Button>
            <Button
              size="small"
              look="quiet"
              busy={acts.busy}
              onClick={() => acts.decide(suggested.name, "dismissed")}
            >
              Dismiss<span className="sr-only"> {name}</span>
            </Button>
          </div>
        )}
      </div>
      {examples.length > 0 && (
        <Disclosure summary="Examples">
          <ul className="flex flex-col gap-2">
            {examples.map(({ answerId, engine, model, sentence, mark }) => (
              <li key={`${answerId} ${mark.start} ${sentence}`} className="text-sm">
                <p dir="auto" className="break-words">
                  <Marked text={sentence} marks={[[mark.start, mark.end]]} />
                </p>
                <Link
                  href={paths.workspace(slug).answer(answerId)}
                  className="text-muted inline-flex min-h-6 items-center gap-1 text-xs hover:underline"
                >
                  <EngineLabel engine={engine} model={model} />
                </Link>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </li>
  );
}
