import Link from "next/link";
import { numberSources } from "@/components/answers/number-sources";
import { sharedSources, type SharedSources } from "@/components/answers/shared-sources";
import { EngineLabel } from "@/components/engines/engine-label";
import { Notice } from "@/components/ui/notice";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { AnswerPageView } from "@/lib/services/answers";
import { AnswerBody } from "./answer-body";

interface ComparedAnswersProps {
  slug: string;
  left: AnswerPageView;
  right: AnswerPageView;
}

/** Two answers side by side, and what they share. */
export function ComparedAnswers({ slug, left, right }: ComparedAnswersProps) {
  const shared = sharedSources(sourcesOf(left), sourcesOf(right));
  return (
    <div className="flex flex-col gap-4">
      {left.promptId !== right.promptId && (
        <Notice tone="warn" title="These answer different prompts">
          What differs between them may come from the question.
        </Notice>
      )}
      {left.promptId === right.promptId && left.versionNumber !== right.versionNumber && (
        <Notice tone="warn" title="These answer different wordings of the prompt">
          Version {left.versionNumber} and version {right.versionNumber}.
        </Notice>
      )}
      <InCommon left={left} right={right} shared={shared} />
      <div className="grid gap-8 xl:grid-cols-2">
        {[left, right].map((view, index) => (
          <section
            key={view.task.id}
            aria-label={`${index === 0 ? "First" : "Second"} answer: ${view.task.modelAsked}`}
            className="flex min-w-0 flex-col gap-3"
          >
            <h2 className="text-md flex flex-wrap items-center gap-x-3 font-semibold">
              <EngineLabel engine={view.task.engine} model={view.task.modelAsked} />
              <Link
                href={paths.workspace(slug).answer(view.task.id)}
                className="text-accent text-sm font-normal hover:underline"
              >
                Open alone
              </Link>
            </h2>
            <AnswerBody slug={slug} view={view} shared={shared} />
          </section>
        ))}
      </div>
    </div>
  );
}

const sourcesOf = ({ task }: AnswerPageView) => (task.answer ? numberSources(task.answer) : []);

/** How much of what they cite both cite: pages, and domains, of which there may be more. */
function InCommon({
  left,
  right,
  shared,
}: Pick<ComparedAnswersProps, "left" | "right"> & { shared: SharedSources }) {
  if (!left.task.answer || !right.task.answer) return null;
  const ours = sourcesOf(left);
  const theirs = sourcesOf(right);
  const { addresses, domains } = shared;
  const pages = addresses.size === 0 ? "no page" : counted(addresses.size, "page");
  return (
    <p className="text-muted">
      They cite {pages} in common, of {ours.length} and {theirs.length},{" "}
      {domains.size === 0
        ? "and no domain."
        : `and ${counted(domains.size, "domain")} (${[...domains].map(withoutTricks).join(", ")}), marked in the lists.`}
    </p>
  );
}
