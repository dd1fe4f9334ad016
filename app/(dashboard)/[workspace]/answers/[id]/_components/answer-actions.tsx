import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { AnswerRow } from "@/lib/domain/answers/answer-list";
import { paths } from "@/lib/paths";
import type { AnswerPageView } from "@/lib/services/answers";
import { ComparePicker } from "./compare-picker";

interface AnswerActionsProps {
  slug: string;
  view: AnswerPageView;
  mayAsk: boolean;
  /** Other answers to the same prompt, newest first. */
  comparable: readonly AnswerRow[];
  /** The answer shown beside this one. */
  comparedId: string | null;
}

/** The ways on from an answer: its neighbours in time, another one beside it, the same question again. */
export const AnswerActions = ({ slug, view, mayAsk, comparable, comparedId }: AnswerActionsProps) => {
  const links = paths.workspace(slug);
  return (
    <>
      <nav aria-label="Repeats of this question to this model" className="flex">
        <Repeat id={view.previousId} slug={slug} label="Previous repeat" />
        <Repeat id={view.nextId} slug={slug} label="Next repeat" />
      </nav>
      {comparedId ? (
        <Button asChild>
          <Link href={links.answer(view.task.id)}>Stop comparing</Link>
        </Button>
      ) : (
        comparable.length > 0 && <ComparePicker slug={slug} answerId={view.task.id} others={comparable} />
      )}
      {mayAsk && (
        <Button asChild look="primary">
          <Link
            href={links.compose(
              view.run.kind === "question"
                ? { run: view.run.id }
                : { prompt: view.promptId, version: view.versionNumber },
            )}
          >
            Ask again
          </Link>
        </Button>
      )}
    </>
  );
};

const Repeat = ({ id, slug, label }: { id: string | null; slug: string; label: string }) => {
  const Icon = label.startsWith("Previous") ? ChevronLeft : ChevronRight;
  const icon = <Icon aria-hidden="true" className="size-4" strokeWidth={1.5} />;
  return id === null ? (
    <Button look="quiet" size="icon" disabled aria-label={`${label}: there is none`} title="There is none">
      {icon}
    </Button>
  ) : (
    <Button asChild look="quiet" size="icon">
      <Link href={paths.workspace(slug).answer(id)} aria-label={label} title={label}>
        {icon}
      </Link>
    </Button>
  );
};
