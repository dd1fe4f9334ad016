import { once } from "node:events";
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { drainable } from "./drain";

const NEVER_MS = 1_000_000;
const agents: Agent[] = [];
afterEach(() => agents.splice(0).forEach((agent) => agent.destroy()));

async function start(limitMs: number) {
  const arrivals: ((response: ServerResponse) => void)[] = [];
  const server = createServer((_request, response) => arrivals.shift()?.(response));
  server.keepAliveTimeout = NEVER_MS;
  const drain = drainable(server, limitMs);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);

  /** Sends a request on the one kept connection; resolves, when it has arrived, with both of its ends. */
  async function send() {
    const { promise: arrived, resolve } = Promise.withResolvers<ServerResponse>();
    arrivals.push(resolve);
    const reply = new Promise<{ text: string; connection: string | undefined }>((answer, fail) => {
      const sent = request({ port, host: "127.0.0.1", agent }, (response: IncomingMessage) => {
        text(response).then((body) => answer({ text: body, connection: response.headers.connection }), fail);
      });
      sent.on("error", fail);
      sent.end();
    });
    reply.catch(() => undefined);
    return { response: await arrived, reply };
  }
  return { send, drain, agent };
}

it("answers what is open and closes the connection that the client would keep", async () => {
  const { send, drain } = await start(NEVER_MS);
  const { response, reply } = await send();
  const drained = drain();
  response.end("answered");
  expect(await reply).toEqual({ text: "answered", connection: "close" });
  await drained;
});

it("finishes an answer that had begun, and closes its connection then", async () => {
  const { send, drain } = await start(NEVER_MS);
  const { response, reply } = await send();
  response.write("begun, ");
  const drained = drain();
  response.end("ended");
  expect(await reply).toMatchObject({ text: "begun, ended" });
  await drained;
});

it("closes connections that wait for nothing at once", async () => {
  const { send, drain } = await start(NEVER_MS);
  const { response, reply } = await send();
  response.end("answered");
  expect(await reply).toMatchObject({ connection: "keep-alive" });
  await drain();
});

it("cuts what takes longer than it may", async () => {
  const { send, drain } = await start(20);
  const { reply } = await send();
  await drain();
  await expect(reply).rejects.toMatchObject({ code: "ECONNRESET" });
});
