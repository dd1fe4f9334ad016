import { invalidField, type WireStatus } from "@/lib/api-contract/wire-words";
import type { EngineFailure } from "@/lib/engines/engine";

export type FailureStatus = WireStatus;

const UNAVAILABLE: FailureStatus = { code: 50301, message: "3rd Party API Service Unavailable." };
const TOO_MANY: FailureStatus = { code: 50301, message: `${UNAVAILABLE.message} Too many requests.` };
const UNREACHABLE: FailureStatus = {
  code: 50301,
  message: `${UNAVAILABLE.message} It could not be reached.`,
};
// Not 50301: clients repeat that, and a key does not mend itself.
const BAD_KEY: FailureStatus = {
  code: 40103,
  message: "Task execution failed. The model's API refused the service's key.",
};

/** The wire's word for each way an upstream can fail. Vendors' own texts stay in the log. */
const STATUS: Record<EngineFailure["reason"], FailureStatus> = {
  rate_limited: TOO_MANY,
  overloaded: UNAVAILABLE,
  unreachable: UNREACHABLE,
  refused: { code: 40103, message: "Task execution failed. The model refused to answer." },
  filtered: {
    code: 40103,
    message: "Task execution failed. The model's content filter withheld the answer.",
  },
  too_long: invalidField("user_prompt"),
  bad_key: BAD_KEY,
  unknown_model: invalidField("model_name"),
  invalid_field: invalidField("user_prompt"),
  timeout: { code: 50401, message: "Internal Error. Timeout." },
  broken: { code: 40101, message: "Internal SE Server Error." },
};

/** The codes that say "may have been billed", and what is said instead of a question that cannot have been. */
const NOT_BILLED: Partial<typeof STATUS> = {
  timeout: UNAVAILABLE,
  broken: { code: 40103, message: "Task execution failed. The model's API did not take the question." },
};

/** The status of a question that was not answered. */
export function failureStatus({
  reason,
  mayBeBilled,
  field = null,
}: Pick<EngineFailure, "reason" | "mayBeBilled"> & Partial<Pick<EngineFailure, "field">>): FailureStatus {
  if (field !== null) return invalidField(field);
  return (mayBeBilled ? undefined : NOT_BILLED[reason]) ?? STATUS[reason];
}

/** The status of a call that could not learn which models there are. Nothing was asked yet, so nothing was billed. */
export function listFailureStatus({ reason }: Pick<EngineFailure, "reason">): FailureStatus {
  if (reason === "bad_key") return BAD_KEY;
  if (reason === "rate_limited") return TOO_MANY;
  return reason === "unreachable" ? UNREACHABLE : UNAVAILABLE;
}

const PASSING: ReadonlySet<EngineFailure["reason"]> = new Set([
  "rate_limited",
  "overloaded",
  "unreachable",
  "timeout",
]);

/** Whether the same question may be asked later: it was not billed, and what kept it from being answered may pass. */
export const mayPass = ({ reason, mayBeBilled }: Pick<EngineFailure, "reason" | "mayBeBilled">): boolean =>
  !mayBeBilled && PASSING.has(reason);

/** The status of a task whose question may have been billed, and whose answer nobody is there to read any more. */
export const LOST_ANSWER: FailureStatus = {
  code: 40103,
  message: "Task execution failed. The answer was lost; please set the task again.",
};
