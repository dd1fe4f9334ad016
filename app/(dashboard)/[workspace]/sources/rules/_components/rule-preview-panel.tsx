"use client";

import { useQuery } from "@tanstack/react-query";
import { QueryPanel } from "@/components/states/query-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { useRested } from "@/components/ui/use-rested";
import type { RulePreview, RulePreviewExample } from "@/lib/domain/sources/rule-preview";
import type { WrittenRule } from "@/lib/domain/sources/source-rule-view";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { RequestError } from "@/lib/queries/request-error";
import { sourceRulePreviewQuery } from "@/lib/queries/source-rules";
import { toldOr } from "../rule-words";
import { MoveList } from "./move-list";

interface RulePreviewPanelProps {
  slug: string;
  /** Of a rule that is there already. */
  id: string | null;
  rule: WrittenRule;
}

/** What the rule would move among the known sources, as it stands in the form. */
export function RulePreviewPanel({ slug, id, rule }: RulePreviewPanelProps) {
  const isSaid = rule.where.trim() !== "" && (rule.class !== null || rule.pageType !== null);
  const rested = useRested(isSaid ? JSON.stringify(rule) : null);
  const query = useQuery(sourceRulePreviewQuery(slug, { id, rule: rested }));
  const refusal = query.error instanceof RequestError && query.error.code === "invalid" ? query.error : null;
  return (
    <section aria-labelledby="moves" className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-16">
      <h2 id="moves" className="font-semibold">
        What this would move
      </h2>
      {rested === null ? (
        <p className="text-muted text-sm">
          Say of which addresses, and a class or a page type, to see which known sources would become another.
        </p>
      ) : refusal ? (
        <ul className="text-muted list-disc pl-5 text-sm">
          {Object.values(refusal.fields).map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      ) : (
        <QueryPanel
          query={query}
          errorTitle="It could not be tried on the sources."
          skeleton={<Skeleton className="h-24" />}
        >
          {(preview) => <Moved preview={preview} />}
        </QueryPanel>
      )}
    </section>
  );
}

function Moved({ preview: { looked, isAll, told, moved, moves, examples } }: { preview: RulePreview }) {
  return (
    <>
      <p aria-live="polite">
        It would tell {counted(told.sources, "source")}, and{" "}
        <strong>move {counted(moved.sources, "source")}</strong> with {counted(moved.citations, "citation")}.
      </p>
      {!isAll && (
        <p className="text-muted text-sm">
          Looked through the first {counted(looked, "source")} only: a rule of any site takes longer. All are
          told when it is saved.
        </p>
      )}
      {told.sources === 0 && (
        <p className="text-muted text-sm">
          No known source would be told by it: none is at these addresses, or a brand’s domain or a rule that
          is nearer goes before it.
        </p>
      )}
      {moves.length > 0 && <MoveList moves={moves} />}
      {examples.length > 0 && (
        <div className="flex flex-col gap-2">
          <ul aria-label="Sources that would move" className="flex flex-col gap-2">
            {examples.map((example) => (
              <Example key={`${example.domain} ${example.sourceUrl}`} example={example} />
            ))}
          </ul>
          {moved.sources > examples.length && (
            <p className="text-muted text-xs">{counted(moved.sources - examples.length, "more source")}</p>
          )}
        </div>
      )}
    </>
  );
}

const Example = ({ example }: { example: RulePreviewExample }) => (
  <li className="min-w-0 text-sm">
    <p dir="auto" className="truncate" title={withoutTricks(example.sourceUrl)}>
      {withoutTricks(example.title || example.sourceUrl || "unresolved redirect")}
    </p>
    <p className="text-muted text-xs">
      {withoutTricks(example.domain)}; {differences(example).join("; ")};{" "}
      {counted(example.citations, "citation")}
    </p>
  </li>
);

const differences = ({ before, after }: RulePreviewExample): string[] => [
  ...(before.class === after.class ? [] : [`${toldOr(before.class)} → ${toldOr(after.class)}`]),
  ...(before.pageType === after.pageType ? [] : [`${toldOr(before.pageType)} → ${toldOr(after.pageType)}`]),
];
