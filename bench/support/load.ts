import { fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";

export interface Load {
  url: string;
  connections: number;
  seconds: number;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  /** Asked for by turns, instead of the one of `url`. */
  paths?: string[];
}

const loadResult = z.object({
  answered: z.number(),
  failed: z.number(),
  seconds: z.number(),
  p50: z.number(),
  p99: z.number(),
});

export type LoadResult = z.infer<typeof loadResult> & { perSecond: number };

/** Sends requests from a process of its own and returns what came back. Throws when any was not answered with 2xx. */
export async function sendLoad({ seconds, ...load }: Load): Promise<LoadResult> {
  const generator = fork("bench/support/load-generator.mjs");
  generator.send({ ...load, duration: seconds, timeout: 30 });
  const [message] = await once(generator, "message");
  const result = loadResult.parse(message);
  if (result.failed > 0) throw new Error(`${result.failed} requests to ${load.url} were not answered`);
  return { ...result, perSecond: result.answered / result.seconds };
}
