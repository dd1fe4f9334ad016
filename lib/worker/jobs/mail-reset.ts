import "server-only";
import { mailResetJob } from "@/lib/queue/definitions";
import { systemContext } from "@/lib/services/context";
import { mailPasswordReset } from "@/lib/services/people";
import { handleJob } from "../job-handler";

export const mailResetHandler = handleJob(mailResetJob, (input) =>
  mailPasswordReset({ ctx: systemContext(mailResetJob.name), input }),
);
