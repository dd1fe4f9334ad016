import fc from "fast-check";
import { expect, test } from "vitest";

import { testSeed } from "@/lib/env";
import { alteredReplies, problemsOf } from "@/test/fuzz/vendor-replies";
import { context, type Kind, openBench } from "@/test/vendors";

const REPLIES = 1_000;
const KINDS: readonly Kind[] = ["openai", "google", "anthropic", "perplexity", "openai-compatible"];

test.each(KINDS)(
  `${REPLIES} odd replies of %s, over the wire, are read as far as they can be`,
  async (kind) => {
    const seed = testSeed();
    const bench = await openBench(kind);
    const asked = await bench.question({ useReasoning: true, webSearch: true });
    const whole = await bench.upstream.ask(asked, context());
    try {
      await fc.assert(
        fc.asyncProperty(alteredReplies(kind), async ({ how, reply }) => {
          bench.server.next({ body: reply });
          expect(problemsOf(await bench.upstream.ask(asked, context()), whole), how).toEqual([]);
        }),
        { seed, numRuns: REPLIES },
      );
    } finally {
      await bench.close();
    }
  },
);
