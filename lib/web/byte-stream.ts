import "server-only";
import { log } from "@/lib/log";

/**
 * Reads on only as fast as the browser takes it, and stops when the browser goes away. Where it fails half-way the
 * connection is broken off, so that no half of a file is taken for a whole one.
 */
export function byteStream(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await chunks.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          log().error({ err: error }, "a download broke off");
          controller.error(error);
        }
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    // Nothing is read for an answer that nobody takes, as that to a HEAD.
    { highWaterMark: 0 },
  );
}
