import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import type { TaskView } from "@/lib/domain/answers/answer";
import { withoutTricks } from "@/lib/format/hostile";

interface TaskFailureProps {
  task: Pick<
    TaskView,
    "state" | "statusCode" | "statusMessage" | "failureKind" | "failureMeaning" | "failureRemedy"
  >;
  /** "Ask again", where that is a remedy. */
  action?: ReactNode;
}

/** Why there is no answer: the API's code and message, what they mean, what to do. */
export function TaskFailure({ task, action }: TaskFailureProps) {
  const unknown = task.state === "unknown";
  return (
    <Notice
      tone={unknown ? "warn" : "danger"}
      title={unknown ? "Whether this was answered is not known." : "No answer came."}
      action={action}
    >
      <div className="flex flex-col gap-1 break-words">
        {task.failureMeaning && <p className="text-ink">{task.failureMeaning}</p>}
        {task.failureRemedy && <p>{task.failureRemedy}</p>}
        {(task.statusCode !== null || task.statusMessage || task.failureKind) && (
          <p className="text-xs">
            {task.statusCode !== null && <span className="tabular">Code {task.statusCode}. </span>}
            {task.statusMessage && <span>“{withoutTricks(task.statusMessage)}” </span>}
            {task.failureKind && <code className="font-mono">{task.failureKind}</code>}
          </p>
        )}
      </div>
    </Notice>
  );
}
