import "server-only";
import pino from "pino";
import { env } from "@/lib/env";

let logger: pino.Logger | undefined;

/** The process's logger: one JSON line an event on standard output. Never hand it secrets or prompt texts. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().logLevel,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["password", "*.password", "secret", "*.secret", "authorization", "*.authorization", "*.cookie"],
  });
  return logger;
}
