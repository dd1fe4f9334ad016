import type { IncomingMessage } from "node:http";
import { finished } from "node:stream/promises";

/** How long a caller that has its answer may go on sending what nobody reads. */
const LINGER_MS = 2_000;

/** Hanging up on a caller that still sends would lose it the answer: what is left of the body is taken in, and dropped. */
export async function forgetRest(request: IncomingMessage): Promise<void> {
  if (request.complete) return;
  request.resume();
  await finished(request, { signal: AbortSignal.timeout(LINGER_MS) }).catch(() => undefined);
}
