"use client";

import { useQuery } from "@tanstack/react-query";
import { QueryPanel } from "@/components/states/query-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import type { RuleChange } from "@/lib/domain/sources/rule-changes";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import { ruleChangesQuery } from "@/lib/queries/source-rules";
import { MoveList } from "./move-list";

/** What the last changes of rules moved, and how far the telling by the rules in force is. */
export function RuleChangesPanel({ slug }: { slug: string }) {
  const query = useQuery(ruleChangesQuery(slug));
  return (
    <section aria-labelledby="changes" className="flex min-w-0 flex-col gap-3">
      <h2 id="changes" className="font-semibold">
        What changes moved
      </h2>
      <QueryPanel
        query={query}
        errorTitle="What changes moved could not be read."
        skeleton={<Skeleton className="h-24" />}
        updatingMark={false}
      >
        {({ sources, left, changes }) => (
          <>
            <p role="status" className="text-sm">
              {left > 0
                ? `Sources are told anew: ${formatCount(sources - left)} of ${formatCount(sources)} so far.`
                : `All ${counted(sources, "source")} are told by the rules in force.`}
            </p>
            {changes.length > 0 ? (
              <ul aria-label="Changes" className="flex flex-col divide-y rounded-md border">
                {changes.map((change, place) => (
                  <Change key={change.key} change={change} isUnderWay={left > 0 && place === 0} />
                ))}
              </ul>
            ) : (
              <p className="text-muted text-sm">No rule was changed yet.</p>
            )}
          </>
        )}
      </QueryPanel>
    </section>
  );
}

const Change = ({ change, isUnderWay }: { change: RuleChange; isUnderWay: boolean }) => (
  <li className="flex flex-col gap-2 p-3">
    <div>
      <p className="text-sm break-words">{wordsOf(change).join("; ")}</p>
      <p className="text-muted text-xs">
        <Time iso={change.at} />
        {change.version !== null && ` · version ${change.version.number}`}
        {change.version?.madeBy != null && ` · ${withoutTricks(change.version.madeBy)}`}
      </p>
    </div>
    {change.moves.length > 0 ? (
      <MoveList moves={change.moves} />
    ) : (
      <p className="text-muted text-sm">{isUnderWay ? "Nothing moved so far." : "Moved no source."}</p>
    )}
  </li>
);

/** What changed, in words. */
function wordsOf({ version }: RuleChange): string[] {
  if (version === null) return ["Brands’ domains or the built-in rules changed"];
  const parts: [string, readonly string[]][] = [
    ["Made", version.added],
    ["Changed", version.changed],
    ["Removed", version.removed],
  ];
  return parts.flatMap(([verb, names]) => (names.length > 0 ? [`${verb} ${listOf(names)}`] : []));
}

const SHOWN_MAX = 3;

const listOf = (names: readonly string[]): string =>
  names.slice(0, SHOWN_MAX).map(withoutTricks).join(", ") +
  (names.length > SHOWN_MAX ? ` and ${counted(names.length - SHOWN_MAX, "more rule")}` : "");
