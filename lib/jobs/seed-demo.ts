import "server-only";
import { fillDemo } from "@/lib/services/demo";
import { seedDemoJob } from "./definitions";
import { handleJob } from "./job";

export const seedDemoHandler = handleJob(seedDemoJob, async (payload) => {
  await fillDemo(payload);
});
