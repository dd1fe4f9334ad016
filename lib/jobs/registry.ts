import "server-only";
import type { JobHandler } from "./job";

/** Every job the worker does, one file each in this folder. A new one is written there and named here. */
export const jobHandlers: readonly JobHandler[] = [];
