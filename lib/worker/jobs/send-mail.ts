import "server-only";
import { sendMailJob } from "@/lib/queue/definitions";
import { systemContext } from "@/lib/services/context";
import { deliverMail } from "@/lib/services/mail";
import { handleJob } from "../job-handler";

export const sendMailHandler = handleJob(
  sendMailJob,
  (input) => deliverMail({ ctx: systemContext(sendMailJob.name), input }),
  { concurrency: 2 },
);
