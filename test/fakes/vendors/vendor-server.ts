import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";

import { z } from "zod";

import type { Trouble, VendorRefusal, VendorWire, WireReply } from "./answer";

export const KEY = "test-key-0123456789abcdef";

export interface SeenRequest {
  path: string;
  headers: IncomingMessage["headers"];
  body: Readonly<Record<string, unknown>>;
}

export interface VendorServer {
  /** What a client is configured with. */
  baseUrl: string;
  /** Every question so far, in order. */
  questions: readonly SeenRequest[];
  /** How often the models were asked for. */
  lists: () => number;
  /** Spoils the next question, or answers it with this body. */
  next: (what: VendorRefusal | Trouble | { body: unknown } | WireReply) => void;
  /** Spoils the next list of models. */
  nextList: (what: WireReply) => void;
  /** Resolves when a request has come in. */
  arrival: () => Promise<void>;
  close: () => Promise<void>;
}

const objectSchema = z.record(z.string(), z.unknown());

/** A loopback server that speaks one vendor's wire. */
export async function startVendor(wire: VendorWire): Promise<VendorServer> {
  const questions: SeenRequest[] = [];
  const planned: Parameters<VendorServer["next"]>[0][] = [];
  const plannedLists: WireReply[] = [];
  let lists = 0;
  let arrived = Promise.withResolvers<undefined>();

  const server = createServer((request, response) => {
    void respond(request, response);
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    if (wire.keyOf(request.headers) !== KEY) return send(response, wire.refusals.bad_key ?? NOT_FOUND);
    if (request.method === "GET" && path === wire.modelsPath && wire.models !== null) {
      lists += 1;
      return send(response, plannedLists.shift() ?? { status: 200, body: wire.models });
    }
    const body = objectSchema.parse(JSON.parse((await readText(request)) || "{}"));
    const model = wire.modelOf(path, body);
    if (model === null || request.method !== "POST") return send(response, NOT_FOUND);
    questions.push({ path, headers: request.headers, body });
    arrived.resolve(undefined);
    arrived = Promise.withResolvers();
    const plan = planned.shift();
    if (plan === undefined) return send(response, { status: 200, body: wire.answer(model, body) });
    if (typeof plan === "object") return send(response, { status: 200, ...plan });
    if (isTrouble(plan)) return spoil(plan, response, wire.answer(model, body));
    send(response, wire.refusals[plan] ?? NOT_FOUND);
  }

  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return {
    baseUrl: `http://127.0.0.1:${address.port}${wire.basePath}`,
    questions,
    lists: () => lists,
    next: (what) => void planned.push(what),
    nextList: (what) => void plannedLists.push(what),
    arrival: () => arrived.promise,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const NOT_FOUND: WireReply = { status: 404, body: { error: { message: "Not found" } } };

function send(response: ServerResponse, { status, headers, body }: WireReply): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

const TROUBLES: readonly string[] = [
  "hang",
  "stalled",
  "cut_off",
  "dropped",
  "malformed",
  "wrong_shape",
] satisfies Trouble[];
const isTrouble = (plan: VendorRefusal | Trouble): plan is Trouble => TROUBLES.includes(plan);

function spoil(trouble: Trouble, response: ServerResponse, answer: unknown): void {
  const whole = JSON.stringify(answer);
  switch (trouble) {
    case "hang":
      return;
    case "stalled":
      response.writeHead(200, { "content-type": "application/json" });
      response.flushHeaders();
      return;
    case "dropped":
      response.destroy();
      return;
    case "malformed":
      return send(response, { status: 200, body: whole.slice(0, -10) });
    case "wrong_shape":
      return send(response, { status: 200, body: { unexpected: true } });
    case "cut_off":
      response.writeHead(200, {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(whole),
      });
      response.write(whole.slice(0, 40), () => response.destroy());
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
