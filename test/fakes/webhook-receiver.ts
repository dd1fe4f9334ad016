import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";

/** What was posted. */
export interface PostedWebhook {
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface WebhookReceiver {
  origin: string;
  received: PostedWebhook[];
  /** How it answers from now on; 204 until it is told otherwise. */
  answer: (response: ServerResponse) => void;
  close: () => void;
}

/** A receiver of webhooks on loopback that keeps what it gets. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: PostedWebhook[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ url: request.url ?? "", headers: request.headers, body });
      receiver.answer(response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const receiver: WebhookReceiver = {
    origin: `http://127.0.0.1:${port}`,
    received,
    answer: (response) => response.writeHead(204).end(),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}
