import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { isFinal } from "@/lib/domain/tasks/task-state";
import { paths } from "@/lib/paths";
import type { AnswerPageView } from "@/lib/services/answers";
import { DeleteAnswer } from "./delete-answer";

interface AnswerActionsProps {
  slug: string;
  view: AnswerPageView;
  mayAsk: boolean;
  mayDelete: boolean;
  /** Whether the same question was asked otherwise or elsewhere, which the page names. */
  hasOthers: boolean;
}

/** The ways on from an answer: its neighbours in time, others to set beside it, the same question again; and away with it. */
export const AnswerActions = ({ slug, view, mayAsk, mayDelete, hasOthers }: AnswerActionsProps) => {
  const links = paths.workspace(slug);
  return (
    <>
      <nav aria-label="Repeats of this question to this model" className="flex">
        <Repeat id={view.previousId} slug={slug} label="Previous repeat" />
        <Repeat id={view.nextId} slug={slug} label="Next repeat" />
      </nav>
      {hasOthers && (
        <Button asChild>
          <a href="#same-question">Compare</a>
        </Button>
      )}
      {mayDelete && isFinal(view.task.state) && <DeleteAnswer slug={slug} id={view.task.id} />}
      {mayAsk && isFollowable(view) && (
        <Button asChild>
          <Link href={links.compose({ follow: view.task.id })}>Follow up</Link>
        </Button>
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

/** Only what says something can be gone on from, and only where it was asked from here. */
const isFollowable = ({ task }: AnswerPageView): boolean =>
  task.method !== null &&
  (task.answer?.items.some(
    (item) => item.type === "message" && item.sections.some(({ text }) => text.trim() !== ""),
  ) ??
    false);

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
