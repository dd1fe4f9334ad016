"use client";

import { useRouter } from "next/navigation";
import { FailureWords, type Failure } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { SourceRuleView } from "@/lib/domain/sources/source-rule-view";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { useRuleChanges } from "../use-rule-changes";
import { ruleName } from "../rule-words";
import { removeSourceRuleAction } from "../source-rules-actions";

interface RuleItemProps {
  slug: string;
  rule: SourceRuleView;
  mayWrite: boolean;
}

/** A rule, how much it tells, and what can be done with it. */
export function RuleItem({ slug, rule, mayWrite }: RuleItemProps) {
  const router = useRouter();
  const { readAgain } = useRuleChanges(slug);
  const remove = useAction(removeSourceRuleAction.bind(null, slug), {
    onSuccess: () => {
      readAgain();
      router.refresh();
    },
  });
  const name = ruleName(rule);
  const failure: Failure | undefined = remove.result.serverError;
  return (
    <li aria-label={name} className="flex flex-col gap-2 p-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="flex flex-wrap items-center gap-2 font-medium break-words">
            <span dir="auto" className="min-w-0 break-all">
              {name}
            </span>
            {rule.class !== null && <Badge tone="accent">{rule.class}</Badge>}
            {rule.pageType !== null && <Badge>{rule.pageType}</Badge>}
          </p>
          <p className="text-muted text-sm">
            Tells {counted(rule.sources, "source")} with {counted(rule.citations, "citation")}. Made{" "}
            {rule.madeBy !== null && `by ${withoutTricks(rule.madeBy)} on `}
            <Time iso={rule.madeAt} style="date" />.
          </p>
        </div>
        {mayWrite && (
          <div className="flex flex-wrap gap-2">
            <Button size="small" asChild>
              <Link href={paths.workspace(slug).sourceRule(rule.id)}>
                Edit<span className="sr-only"> {name}</span>
              </Link>
            </Button>
            <Button size="small" busy={remove.isPending} onClick={() => remove.execute({ id: rule.id })}>
              Remove<span className="sr-only"> {name}</span>
            </Button>
          </div>
        )}
      </div>
      {failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />}
    </li>
  );
}
