import "server-only";
import { answeredMessage } from "@/lib/api-contract/answer-notes";
import { checkTask } from "@/lib/api-contract/task-request";
import { invalidField } from "@/lib/api-contract/wire-words";
import { ZERO } from "@/lib/domain/amounts/money";
import type { BilledFailure, EngineUpstream } from "@/lib/engines/engine";
import { answerToResult } from "@/lib/api-service/asking/answer-to-result";
import { askEngine } from "@/lib/api-service/asking/ask-engine";
import { LOST_ANSWER, mayPass } from "@/lib/api-service/asking/failure-status";
import { offeredModels } from "@/lib/api-service/asking/offered-models";
import { taskToQuestion } from "@/lib/api-service/asking/task-to-question";
import type { ClaimedTask } from "./sql/claim-tasks";
import { failedEnd, type TaskEnd } from "./write-results";

interface Execution {
  upstream: EngineUpstream;
  now: () => Date;
  /** Notes that a question which may be billed leaves now; false where it must not. */
  markAsked: (id: string) => Promise<boolean>;
  /** Set when nothing new may be asked. */
  stopping: AbortSignal;
  /** Set when answers that may be billed are not waited for any more. */
  givingUp: AbortSignal;
}

/** What is to become of a claimed task. */
export type Outcome =
  | { kind: "ended"; end: TaskEnd }
  /** Nobody can have been billed for it: somebody else may ask. */
  | { kind: "unasked" }
  /** Turned away unbilled for what may pass: later. `waitMs` is how long the upstream said, null where it did not. */
  | { kind: "turned_away"; waitMs: number | null }
  /** It is not this executor's any more. */
  | { kind: "lost" };

/** Asks what stands behind a task's engine, once, and says what is to become of the task. */
export async function executeTask(
  { id, engine, model: name, posted }: ClaimedTask,
  { upstream, now, markAsked, stopping, givingUp }: Execution,
): Promise<Outcome> {
  const at = now();
  const offered = await offeredModels(upstream, { taskId: id });
  if (!offered.ok) {
    // What the list failed for says nothing of this task; only a key does not mend itself.
    if (offered.failure.reason === "bad_key") return failed(offered.status);
    return { kind: "turned_away", waitMs: offered.failure.retryAfterMs };
  }
  const model = offered.models.find((one) => one.name === name);
  const check = checkTask(engine, "standard", JSON.parse(posted));
  if (!check.ok) return failed({ code: 40501, message: check.message });
  if (!model) return failed(invalidField("model_name"));

  if (upstream.mayBill) {
    if (stopping.aborted) return { kind: "unasked" };
    if (!(await markAsked(id))) return { kind: "lost" };
  }
  const question = taskToQuestion(engine, check.task, model);
  const signal = upstream.mayBill ? givingUp : stopping;
  const asked = await askEngine({ upstream, question, taskId: id, at, signal });
  switch (asked.kind) {
    case "stopped":
      return upstream.mayBill ? failed(LOST_ANSWER) : { kind: "unasked" };
    case "failed":
      return asked.failure && mayPass(asked.failure)
        ? { kind: "turned_away", waitMs: asked.failure.retryAfterMs }
        : failed(asked.status, asked.failure?.billed);
    case "answered": {
      const { answer } = asked;
      const { webSearch: searchAsked } = question;
      const end = {
        statusCode: 20000,
        statusMessage: answeredMessage(answer),
        result: JSON.stringify(answerToResult({ engine, searchAsked, answer, at: now() })),
        moneySpent: answer.charge,
        chargeBasis: answer.chargeBasis,
        searchAsked,
        baseCost: ZERO,
      };
      return { kind: "ended", end };
    }
  }
}

const failed = (status: { code: number; message: string }, billed: BilledFailure | null = null): Outcome => ({
  kind: "ended",
  end: failedEnd(status, billed),
});
