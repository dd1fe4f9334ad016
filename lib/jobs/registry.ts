import "server-only";
import { callLiveHandler } from "./call-live";
import type { JobHandler } from "./job";
import { seedDemoHandler } from "./seed-demo";

/** Every job the worker does, one file each in this folder. A new one is written there and named here. */
export const jobHandlers: readonly JobHandler[] = [callLiveHandler, seedDemoHandler];
