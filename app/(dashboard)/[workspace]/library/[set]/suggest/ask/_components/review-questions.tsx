"use client";

import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { useInBrowser } from "@/components/ui/use-in-browser";
import type { AskedQuestion } from "@/lib/domain/library/question-ask";
import { counted, formatCount, shorten } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { useDraft } from "../../../../../compose/_components/use-draft";
import { dropDraft, keptDraft } from "../../../../../compose/kept-drafts";
import { undoWords } from "../../../change-words";
import { undoChangeAction } from "../../../set-actions";
import { AddedNotice } from "../../_components/added-notice";
import { addAskedQuestionsAction } from "../ask-actions";
import { firstReview, PROBLEM_WORDS, readReview, reviewed, type Review, type Reviewed } from "../review";

interface ReviewQuestionsProps {
  slug: string;
  setId: string;
  runId: string;
  draftOwner: string;
  questions: readonly AskedQuestion[];
  /** False where nothing can be added: by this role, or to an archived set. */
  mayAdd: boolean;
}

/** An answer's questions, to be chosen and reworded before any is added; begins in the browser as it was left. */
export function ReviewQuestions(props: ReviewQuestionsProps) {
  const isAlive = useInBrowser();
  return <Reviewing key={String(isAlive)} isAlive={isAlive} {...props} />;
}

function Reviewing({ isAlive, ...props }: ReviewQuestionsProps & { isAlive: boolean }) {
  const { slug, setId, runId, draftOwner, questions, mayAdd } = props;
  const router = useRouter();
  const name = `review.${runId}`;
  const begin = (): Review => {
    const kept = isAlive ? keptDraft({ owner: draftOwner, of: name }) : null;
    return (kept === null ? null : readReview(kept, questions.length)) ?? firstReview(questions);
  };
  const [review, setReview] = useDraft(begin, JSON.stringify, { owner: draftOwner, of: name });

  const undo = useAction(undoChangeAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const adding = useAction(addAskedQuestionsAction.bind(null, slug), {
    onSuccess: () => {
      dropDraft({ owner: draftOwner, of: name });
      setReview((now) => ({ ...now, chosen: [] }));
      router.refresh();
    },
  });
  const rows = reviewed(questions, review);
  const chosen = rows.filter(({ isChosen }) => isChosen);
  const choosable = rows.filter(({ refusal }) => refusal === null);
  function add() {
    undo.reset();
    const asked = chosen.map(({ words, topic }) => ({ userPrompt: words, topic }));
    adding.execute({ setId, runId, questions: asked });
  }
  const toggle = (place: number) =>
    setReview((now) => ({
      ...now,
      chosen: now.chosen.includes(place) ? now.chosen.filter((one) => one !== place) : [...now.chosen, place],
    }));
  const { data: added } = adding.result;
  const undone = undo.result.data;
  const failure = undo.result.serverError ?? adding.result.serverError;
  return (
    <section aria-labelledby="listed" className="flex flex-col gap-2">
      <div className="bg-canvas sticky top-0 z-10 flex flex-wrap items-center justify-between gap-2 py-2">
        <h2 id="listed" className="font-semibold">
          {counted(questions.length, "question")} listed
        </h2>
        {mayAdd && (
          <span className="flex flex-wrap items-center gap-2">
            <Button
              size="small"
              look="quiet"
              disabled={!isAlive}
              onClick={() =>
                setReview((now) => ({
                  ...now,
                  chosen: chosen.length === choosable.length ? [] : choosable.map(({ place }) => place),
                }))
              }
            >
              {chosen.length === choosable.length
                ? "Choose none"
                : `Choose all ${formatCount(choosable.length)}`}
            </Button>
            <Button
              look="primary"
              busy={adding.isPending}
              disabled={!isAlive || chosen.length === 0}
              onClick={add}
            >
              Add {counted(chosen.length, "question")} to the set
            </Button>
          </span>
        )}
      </div>
      {failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />}
      {undone && <Notice tone="good" title={undoWords(undone)} />}
      {added && !undone && !adding.isPending && (
        <AddedNotice added={added} undoing={undo.isPending} onUndo={(id) => undo.execute({ id })} />
      )}
      <fieldset disabled={!isAlive || !mayAdd} className="min-w-0">
        <legend className="sr-only">Questions, in the order listed</legend>
        <ol className="bg-surface divide-y rounded-md border">
          {rows.map((row) => (
            <QuestionRow
              key={row.place}
              row={row}
              onToggle={() => toggle(row.place)}
              onType={(words) =>
                setReview((now) => ({ ...now, words: { ...now.words, [row.place]: words } }))
              }
            />
          ))}
        </ol>
      </fieldset>
    </section>
  );
}

interface QuestionRowProps {
  row: Reviewed;
  onToggle: () => void;
  onType: (words: string) => void;
}

function QuestionRow({ row, onToggle, onType }: QuestionRowProps) {
  const { place, words, topic, problem, isInSet, refusal, isChosen } = row;
  const number = formatCount(place + 1);
  return (
    <li className="has-[input:checked]:bg-accent-soft flex items-start gap-2 px-3 py-2">
      <label className="-m-1.5 inline-flex size-7 shrink-0 items-center justify-center">
        <input
          type="checkbox"
          aria-label={`Add question ${number}: ${shorten(words, 80)}`}
          checked={isChosen}
          disabled={refusal !== null}
          onChange={onToggle}
          className="accent-accent size-4"
        />
      </label>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <Textarea
          aria-label={`Question ${number}`}
          aria-invalid={refusal !== null && !isInSet ? true : undefined}
          dir="auto"
          rows={1}
          className="min-h-8"
          value={words}
          onChange={({ target }) => onType(target.value)}
        />
        <p className="text-muted flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
          {topic && <span dir="auto">{topic}</span>}
          {isInSet && <Badge>in the set</Badge>}
          {problem && <Badge tone="warn">{PROBLEM_WORDS[problem]}</Badge>}
          {refusal !== null && !isInSet && <span className="text-danger">{refusal}</span>}
        </p>
      </div>
    </li>
  );
}
