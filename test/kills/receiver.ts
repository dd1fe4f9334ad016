import { createServer, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Random } from "./random";

export type CallbackKind = "postback" | "pingback";

/** One callback as it came in. */
export interface Received {
  taskId: string;
  kind: CallbackKind;
  at: number;
  /** The task in a postback's body; null for a ping, and for a body that is none. */
  task: z.infer<typeof taskSchema> | null;
}

export interface Receiver {
  origin: string;
  received: readonly Received[];
  close: () => Promise<void>;
}

/** How a target behaves: now and then it fails, but never twice for the same callback, so that retries end. */
interface Manners {
  random: Random;
  /** Share of first calls that are answered with 500. */
  refused: number;
  /** Share of first calls whose connection is cut without an answer. */
  cut: number;
  /** The longest it takes to answer, in milliseconds. */
  slowestMs: number;
}

const taskSchema = z.looseObject({ id: z.string(), status_code: z.number(), result: z.unknown() });
const bodySchema = z.object({ tasks: z.tuple([taskSchema]) });

/** The paths that tasks name as their targets. */
export const callbackPaths = { postback: "/post/$id", pingback: "/ping/$id?tag=$tag" } as const;

/** A target of callbacks on the loopback that remembers all it is sent. */
export async function startReceiver({ random, refused, cut, slowestMs }: Manners): Promise<Receiver> {
  const received: Received[] = [];
  const failedOnce = new Set<string>();
  const server = createServer((request, response) => {
    void (async () => {
      const at = Date.now();
      const [, word, taskId = ""] =
        URL.parse(request.url ?? "", "http://receiver")?.pathname.split("/") ?? [];
      const kind = word === "post" ? "postback" : "pingback";
      const task = kind === "postback" ? await readTask(request) : null;
      received.push({ taskId, kind, at, task });
      await wait(random.between(0, slowestMs));
      const dice = random.next();
      const key = `${kind} ${taskId}`;
      if (dice < refused + cut && !failedOnce.has(key)) {
        failedOnce.add(key);
        if (dice < cut) return response.destroy();
        response.statusCode = 500;
      }
      response.end();
    })().catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** A sender may be killed while it writes: half a body is nobody's fault, and no delivery. */
async function readTask(request: IncomingMessage): Promise<Received["task"]> {
  const body = await buffer(request);
  return bodySchema.parse(JSON.parse(gunzipSync(body).toString())).tasks[0];
}
