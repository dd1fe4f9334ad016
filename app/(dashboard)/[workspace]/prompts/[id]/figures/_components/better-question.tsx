import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { betterWording } from "@/lib/domain/library/better-wording";
import type { QuestionView, SetPromptChoices } from "@/lib/domain/library/set-prompt";
import { withoutTricks } from "@/lib/format/hostile";
import { formatPercent } from "@/lib/format/numbers";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { PromptFigures } from "@/lib/services/prompt-figures";
import { EditQuestion } from "../../_components/edit-question";

interface BetterQuestionProps {
  slug: string;
  informative: PromptFigures["informative"];
  promptId: string;
  words: string;
  /** Its part in its set with what it can be given; null where it is of none, or may not be changed. */
  editing: { question: QuestionView; choices: SetPromptChoices } | null;
  mayAsk: boolean;
}

/** A prompt that measures nobody, and a wording that may: to be looked at, and taken or not. */
export function BetterQuestion({ slug, informative, promptId, words, editing, mayAsk }: BetterQuestionProps) {
  if (!informative.uninformative) return null;
  const better = betterWording(words);
  const { naming, answers, interval } = informative;
  const rate = `${counted(naming, "answer")} of ${answers} ${naming === 1 ? "names" : "name"} a company at all${interval ? `, at most ${formatPercent(interval.high)} of all such answers` : ""}`;
  return (
    <Notice
      tone="warn"
      className="mb-6"
      title="This prompt measures nobody"
      action={
        editing ? (
          <EditQuestion
            slug={slug}
            question={{
              ...editing.question,
              fields: { ...editing.question.fields, userPrompt: better },
            }}
            choices={editing.choices}
            label="Edit it with this wording"
          />
        ) : mayAsk ? (
          <Button asChild size="small">
            <Link href={paths.workspace(slug).compose({ prompt: promptId, text: better })}>
              Ask with this wording
            </Link>
          </Button>
        ) : undefined
      }
    >
      <p>{rate}.</p>
      <p>A question that asks for a list of names is answered with names:</p>
      <p dir="auto" className="max-w-reading font-medium">
        {withoutTricks(better)}
      </p>
    </Notice>
  );
}
