import { Notice } from "@/components/ui/notice";
import type { AnswerView } from "@/lib/domain/answers/answer";
import { ENDED_EARLY_LABELS } from "@/lib/domain/answers/answer-ending";
import { counted } from "@/lib/format/text";

/** What is to be known of an answer before it is believed: that it stops before its end, that parts of it are missing. */
export const AnswerNotes = ({ endedEarly, leftOut }: Pick<AnswerView, "endedEarly" | "leftOut">) => (
  <>
    {endedEarly && <Notice tone="warn" title={`Stopped early: ${ENDED_EARLY_LABELS[endedEarly]}.`} />}
    {leftOut > 0 && (
      <Notice
        title={`${counted(leftOut, "part")} of the reply could not be read and ${leftOut === 1 ? "was" : "were"} left out.`}
      >
        The raw reply has what came over the wire.
      </Notice>
    )}
  </>
);
