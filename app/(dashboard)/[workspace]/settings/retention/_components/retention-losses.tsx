import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { RetentionDays, RetentionLoss, RetentionPreview } from "@/lib/domain/answers/retention";
import { counted } from "@/lib/format/text";

interface RetentionLossesProps {
  losses: RetentionPreview;
  days: RetentionDays;
}

/** What goes by a rule that is about to be saved, and when the first of it. */
export const RetentionLosses = ({ losses, days }: RetentionLossesProps) => (
  <Notice
    tone={losses.rawReplies.older + losses.answers.older > 0 ? "warn" : "neutral"}
    title="What goes when this is saved"
    className="w-full"
  >
    <ul className="list-disc pl-5">
      <Line loss={losses.rawReplies} days={days.rawReplyDays} one="raw reply" many="raw replies" />
      <Line loss={losses.answers} days={days.answerDays} one="answer" many="answers" />
    </ul>
    For a day nothing goes yet, so that it can be changed back. What has gone can&apos;t be brought back.
  </Notice>
);

interface LineProps {
  loss: RetentionLoss;
  days: number | null;
  one: string;
  many: string;
}

const Line = ({ loss: { older, firstGoes }, days, one, many }: LineProps) => (
  <li>
    {days === null ? (
      `No ${one}: they are kept for ever.`
    ) : firstGoes === null ? (
      `No ${one}: there is none yet.`
    ) : (
      <>
        {counted(older, one, many)} {older === 1 ? "is" : "are"} older than {counted(days, "day")} by now. The
        first goes <Time iso={firstGoes} />.
      </>
    )}
  </li>
);
