import "server-only";
import { fillDemo } from "@/lib/services/demo";
import { seedDemoJob } from "@/lib/queue/definitions";
import { handleJob } from "../job-handler";

export const seedDemoHandler = handleJob(seedDemoJob, async (payload) => {
  await fillDemo(payload);
});
