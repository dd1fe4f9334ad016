import { createServer, type IncomingMessage } from "node:http";
import type { ApiService } from "@/lib/api-service/service";
import { answerV3 } from "@/lib/web/v3";
import { z } from "zod";

export interface ServedV3 {
  origin: string;
  close: () => Promise<void>;
}

/** A service over HTTP on the loopback, without Next. */
export async function serveV3(service: ApiService, port = 0): Promise<ServedV3> {
  const server = createServer((request, response) => {
    const answer = async () => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
      const method = request.method ?? "GET";
      const hasBody = method !== "GET" && method !== "HEAD";
      const init: RequestInit & { duplex?: "half" } = {
        method,
        headers,
        ...(hasBody ? { body: streamOf(request), duplex: "half" } : {}),
      };
      const reply = await answerV3(service, new Request(`http://served${request.url ?? "/"}`, init));
      response.writeHead(reply.status, Object.fromEntries(reply.headers));
      response.end(Buffer.from(await reply.arrayBuffer()));
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  const address = z.object({ port: z.number() }).parse(server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** A request's body as it comes in, so that a slow or broken one is slow or broken behind it, too. */
function streamOf(request: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<unknown> = request[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else if (value instanceof Uint8Array) controller.enqueue(value);
    },
  });
}
