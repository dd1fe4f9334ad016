import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { FollowUp } from "@/lib/domain/answers/follow-up";
import { LIMITS } from "@/lib/api-contract/limits";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";

interface FollowNoticeProps {
  workspace: string;
  followed: Pick<FollowUp, "taskId" | "shortened" | "dropped">;
}

/** Which answer the question follows, and what of the conversation is not sent as it was: before anything is sent. */
export function FollowNotice({ workspace, followed: { taskId, shortened, dropped } }: FollowNoticeProps) {
  const isWhole = shortened.length === 0 && dropped === 0;
  return (
    <Notice
      className="mb-4"
      tone={isWhole ? "neutral" : "warn"}
      title={
        isWhole ? "This question goes on from an answer" : "The conversation is longer than the API takes"
      }
      action={
        <Link href={paths.workspace(workspace).answer(taskId)} className="text-accent hover:underline">
          The answer
        </Link>
      }
    >
      {isWhole ? (
        "What was asked and answered before is under “Conversation so far”."
      ) : (
        <>
          <ul>
            {dropped > 0 && (
              <li>
                The first {counted(dropped, "turn")} {dropped === 1 ? "is" : "are"} left out: at most{" "}
                {LIMITS.turns} are taken.
              </li>
            )}
            {shortened.map(({ number, role, before, after }) => (
              <li key={number}>
                Turn {number}, by {role === "ai" ? "the model" : "the user"}, is cut to its first{" "}
                {formatCount(after)} of {formatCount(before)} characters: at most {LIMITS.turnChars} are
                taken.
              </li>
            ))}
          </ul>
          <p>Change it under “Conversation so far” before you send it.</p>
        </>
      )}
    </Notice>
  );
}
