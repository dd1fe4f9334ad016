import Link from "next/link";
import { numberSources } from "@/components/answers/number-sources";
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
export const ComparedAnswers = ({ slug, left, right }: ComparedAnswersProps) => (
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
    <SharedSources left={left} right={right} />
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
          <AnswerBody slug={slug} view={view} />
        </section>
      ))}
    </div>
  </div>
);

/** How many sources both cite, and which. */
function SharedSources({ left, right }: Pick<ComparedAnswersProps, "left" | "right">) {
  if (!left.task.answer || !right.task.answer) return null;
  const ours = numberSources(left.task.answer);
  const theirs = numberSources(right.task.answer);
  const urls = new Set(theirs.map(({ sourceUrl }) => sourceUrl));
  const shared = ours.filter(({ sourceUrl }) => urls.has(sourceUrl));
  const domains = [...new Set(shared.map(({ domain }) => domain).filter(Boolean))];
  return (
    <p className="text-muted">
      {shared.length === 0
        ? "They cite no source in common"
        : `Both cite ${counted(shared.length, "source")}${domains.length > 0 ? ` (${domains.map(withoutTricks).join(", ")})` : ""}`}
      , of {ours.length} and {theirs.length}.
    </p>
  );
}
