import type { EngineFailure } from "@/lib/engines/engine";

export interface FailureStatus {
  code: number;
  message: string;
}

/** The wire's word for each way an upstream can fail. Vendors' own texts stay in the log. */
const STATUS: Record<EngineFailure["reason"], FailureStatus> = {
  rate_limited: { code: 50301, message: "3rd Party API Service Unavailable. Too many requests." },
  overloaded: { code: 50301, message: "3rd Party API Service Unavailable." },
  refused: { code: 40103, message: "Task execution failed. The model refused to answer." },
  filtered: {
    code: 40103,
    message: "Task execution failed. The model's content filter withheld the answer.",
  },
  too_long: { code: 40501, message: "Invalid Field: 'user_prompt'." },
  bad_key: { code: 50301, message: "3rd Party API Service Unavailable. The service's access was refused." },
  unknown_model: { code: 40501, message: "Invalid Field: 'model_name'." },
  timeout: { code: 50401, message: "Internal Error. Timeout." },
  broken: { code: 40101, message: "Internal SE Server Error." },
};

export const failureStatus = ({ reason }: EngineFailure): FailureStatus => STATUS[reason];
