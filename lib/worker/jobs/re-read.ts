import "server-only";
import { continueReReading } from "@/lib/services/answers";
import { systemContext } from "@/lib/services/context";
import { reReadJob } from "@/lib/queue/definitions";
import { handleJob } from "../job-handler";

export const reReadHandler = handleJob(reReadJob, (input, signal) =>
  continueReReading({ ctx: systemContext(reReadJob.name), input: { ...input, signal } }),
);
