import "server-only";
import { log } from "@/lib/log";

interface Renewal {
  /** What is kept, for the log. */
  what: string;
  everyMs: number;
  renew: () => Promise<unknown>;
}

/** Does work and renews meanwhile the lease under which it is done, so that only who has died loses it. */
export async function whileRenewed<Result>(
  { what, everyMs, renew }: Renewal,
  work: () => Promise<Result>,
): Promise<Result> {
  const renewal = setInterval(() => {
    renew().catch((error: unknown) => log().warn({ err: error }, `the lease of ${what} was not renewed`));
  }, everyMs);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
  }
}
