import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";

import { TEXT } from "@/test/fakes/vendors/answer";
import {
  ABSENT,
  alter,
  ALTERATIONS,
  alteredReplies,
  describe as inWords,
  placesAroundText,
  problemsOf,
  wholeReply,
} from "@/test/fuzz/vendor-replies";
import { type Bench, context, type Kind, openBench } from "@/test/vendors";

import { anthropic } from "./anthropic";
import { google } from "./google";
import { openai } from "./openai";
import { openaiCompatible } from "./openai-compatible";
import { perplexity } from "./perplexity";
import type { Vendor } from "./vendor";

const SEED = 20_261_121;

const VENDORS: Readonly<Record<Kind, Vendor>> = {
  openai: openai(),
  google,
  anthropic,
  perplexity,
  "openai-compatible": openaiCompatible(undefined),
};
const KINDS: readonly Kind[] = ["openai", "google", "anthropic", "perplexity", "openai-compatible"];

let bench: Bench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

describe.each(KINDS)("a reply of %s", (kind) => {
  const vendor = VENDORS[kind];
  const whole = vendor.read(wholeReply(kind));

  test("has its text in one place, and much around it", () => {
    expect(whole.text).toContain(TEXT);
    expect(placesAroundText(kind).length).toBeGreaterThanOrEqual(12);
  });

  test("keeps its text whatever any other part of it becomes", () => {
    const problems = placesAroundText(kind).flatMap((place) =>
      ALTERATIONS.flatMap((alteration) => {
        const reply = alter(wholeReply(kind), place, alteration);
        const how = `${place.join(".")} = ${inWords(alteration)}`;
        try {
          return problemsOf(vendor.read(reply), whole).map((problem) => `${how}: ${problem}`);
        } catch (error) {
          return [`${how}: ${String(error)}`];
        }
      }),
    );
    expect(problems).toEqual([]);
  });

  test("keeps its text whatever several other parts of it become", () => {
    fc.assert(
      fc.property(alteredReplies(kind), ({ reply }) => {
        expect(problemsOf(vendor.read(reply), whole)).toEqual([]);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test("is read where the SDK's schema turns it away", async () => {
    bench = await openBench(kind);
    const asked = await bench.question();
    const fields = [
      "id",
      "model",
      "modelVersion",
      "usage",
      "usageMetadata",
      "candidates.0.groundingMetadata",
    ];
    for (const field of fields) {
      for (const alteration of [ABSENT, null, -1, "something new"]) {
        bench.server.next({ body: alter(wholeReply(kind), field.split("."), alteration) });
        expect((await bench.upstream.ask(asked, context())).text).toContain(TEXT);
      }
    }
  });

  test("without a text is a failure of the engine's, whatever it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (reply) => {
        expect(() => vendor.read(reply)).toThrow(expect.objectContaining({ name: "EngineFailure" }));
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});
