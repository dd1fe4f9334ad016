import "server-only";
import { callLiveHandler } from "./jobs/call-live";
import type { JobHandler } from "./job-handler";
import { mailResetHandler } from "./jobs/mail-reset";
import { postTasksHandler } from "./jobs/post-tasks";
import { reReadHandler } from "./jobs/re-read";
import { seedDemoHandler } from "./jobs/seed-demo";
import { sendMailHandler } from "./jobs/send-mail";

/** Every job the worker does, one file each in this folder. A new one is written there and named here. */
export const jobHandlers: readonly JobHandler[] = [
  callLiveHandler,
  postTasksHandler,
  seedDemoHandler,
  reReadHandler,
  mailResetHandler,
  sendMailHandler,
];
