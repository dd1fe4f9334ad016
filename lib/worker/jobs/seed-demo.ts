import "server-only";
import { fillDemo } from "@/lib/services/demo";
import { systemContext } from "@/lib/services/context";
import { seedDemoJob } from "@/lib/queue/definitions";
import { handleJob } from "../job-handler";

export const seedDemoHandler = handleJob(seedDemoJob, async (input) => {
  await fillDemo({ ctx: systemContext(seedDemoJob.name), input });
});
