import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import https from "node:https";
import { connect } from "node:net";

export interface Answering {
  /** What was asked for that nobody answers: method, host and path. */
  unknown: string[];
  close: () => Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/**
 * Has requests of this process to https addresses answered here, on loopback and in the clear, by their host and path:
 * providers whose addresses nobody can choose are asked at their own, and nothing leaves the machine meanwhile.
 */
export async function answerHttps(answers: Readonly<Record<string, Answer>>): Promise<Answering> {
  const unknown: string[] = [];
  const server = createServer((request, response) => {
    const place = `${request.headers.host}${request.url?.split("?")[0]}`;
    const answer = answers[place];
    if (answer) return void answer(request, response);
    unknown.push(`${request.method} ${place}`);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const { port } = address;
  class Here extends https.Agent {
    override createConnection() {
      return connect(port, "127.0.0.1");
    }
  }
  const before = https.globalAgent;
  https.globalAgent = new Here();
  return {
    unknown,
    close: () =>
      new Promise<void>((resolve) => {
        https.globalAgent = before;
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with JSON. */
export const say = (response: ServerResponse, status: number, body: unknown): void =>
  void response
    .writeHead(status, { "Content-Type": "application/json; charset=utf-8" })
    .end(JSON.stringify(body));
