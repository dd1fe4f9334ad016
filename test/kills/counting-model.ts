import { createServer, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { completion } from "@/test/fakes/vendors/openai-compatible";
import type { Random } from "./random";

const questionSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ content: z.string() })),
});

/** The one model it offers. */
export const COUNTING_MODEL = "counting-model";

/** Questions whose tag begins so are never answered: they are under way until whoever asked is gone. */
export const UNANSWERED = "unanswered";

interface CountingOptions {
  random: Random;
  /** The shortest and the longest it takes to answer, in milliseconds. */
  latencyMs: readonly [number, number];
}

/** A model that bills, for all anybody knows, and counts how often it was asked about each task: by the prompt's last word. */
export async function startCountingModel({ random, latencyMs }: CountingOptions) {
  const asked = new Map<string, number>();
  const underWay = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    void (async () => {
      const { model, messages } = questionSchema.parse(await json(request));
      const tag = messages.at(-1)?.content.split(" ").at(-1) ?? "";
      asked.set(tag, (asked.get(tag) ?? 0) + 1);
      underWay.add(response);
      response.once("close", () => underWay.delete(response));
      if (tag.startsWith(UNANSWERED)) return;
      await wait(random.between(...latencyMs));
      response.setHeader("content-type", "application/json");
      const message = { role: "assistant", content: `The last word is ${tag}.` };
      response.end(JSON.stringify(completion(model, { message })));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    /** How often it was asked, by tag. */
    asked,
    /** How many questions it is thinking about, for somebody who still listens. */
    underWay: () => underWay.size,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
