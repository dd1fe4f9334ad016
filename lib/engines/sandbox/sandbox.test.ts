import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { resolveModel } from "@/lib/api-contract/models";
import { type Engine, ENGINES } from "@/lib/domain/engines/engine";

import { tries } from "@/test/properties";

import { type EngineAnswer, type EngineQuestion } from "../engine";
import { priceAnswer } from "@/lib/prices/prices";
import { createRegistry } from "../registry";
import { CATALOGUE } from "./catalogue";
import { countTokens, createSandbox } from "./sandbox";
import { readTruths } from "./truths";
import { WORLD } from "./world";

const SEED = "test world";
const AT = new Date("2026-11-20T10:00:00Z");
const options = { seed: SEED, redirectBase: "https://sightline.test/redirect", latency: { meanMs: 0 } };
const sandboxes = {
  chat_gpt: createSandbox({ engine: "chat_gpt", ...options }),
  gemini: createSandbox({ engine: "gemini", ...options }),
  claude: createSandbox({ engine: "claude", ...options }),
  perplexity: createSandbox({ engine: "perplexity", ...options }),
};
const MODELS: Record<Engine, string> = {
  chat_gpt: "gpt-4.1-mini",
  gemini: "gemini-2.5-flash",
  claude: "claude-sonnet-4-5",
  perplexity: "sonar",
};

function question(
  engine: Engine,
  given: Partial<EngineQuestion> & { modelName?: string } = {},
): EngineQuestion {
  const { modelName = MODELS[engine], ...rest } = given;
  const model = resolveModel(modelName, CATALOGUE[engine]);
  if (!model) throw new Error(`no model ${modelName}`);
  return {
    engine,
    model,
    userPrompt: "What are the best running shoes for flat feet?",
    systemMessage: null,
    turns: [],
    maxOutputTokens: 2048,
    temperature: null,
    topP: null,
    webSearch: true,
    forceWebSearch: false,
    country: null,
    city: null,
    useReasoning: false,
    ...rest,
  };
}

const never = new AbortController().signal;

function ask(asked: EngineQuestion, taskId = "task", at = AT): Promise<EngineAnswer> {
  return sandboxes[asked.engine].ask(asked, { taskId, at, signal: never });
}

/** Questions that are asked to see a share: in the long tests as many more as leave a third of the error. */
const PROMPTS = Math.min(tries(400).numRuns, 3_600);
/** What a share may be off, of what it may be off with so many questions. */
const within = (bound: number, prompts: number) => bound * Math.sqrt(prompts / PROMPTS);

const names = (text: string, brand: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${brand}(?![\\p{L}\\p{N}])`, "u").test(text);

const mean = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) / values.length;

/** How often pairs of repeats agree beyond chance: ANOVA intra-class correlation for equal groups. */
function correlation(groups: readonly (readonly number[])[]): number {
  const size = groups[0]?.length ?? 0;
  const all = mean(groups.flat());
  const between =
    (size * mean(groups.map((group) => (mean(group) - all) ** 2)) * groups.length) / (groups.length - 1);
  const within =
    groups.flatMap((group) => group.map((value) => (value - mean(group)) ** 2)).reduce((a, b) => a + b, 0) /
    (groups.length * (size - 1));
  return (between - within) / (between + (size - 1) * within);
}

describe("one world, one truth", () => {
  const truths = readTruths({ seed: SEED });

  test.each(ENGINES)(
    "%s names brands as often as its truth says, and repeats correlate as it says",
    async (engine) => {
      const prompts = PROMPTS;
      const repeats = 4;
      const texts = await Promise.all(
        Array.from({ length: prompts }, (_, prompt) =>
          Promise.all(
            Array.from({ length: repeats }, async (_, repeat) => {
              const asked = question(engine, {
                userPrompt: `Which running shoes suit runner number ${prompt}?`,
              });
              return (await ask(asked, `${prompt}-${repeat}`)).text;
            }),
          ),
        ),
      );
      const rho = truths.repeatCorrelation(engine);
      for (const brand of truths.brands("running-shoes")) {
        const p = truths.presence({ engine, category: "running-shoes", brand, at: AT });
        const seen = texts.map((group) => group.map((text) => Number(names(text, brand))));
        // Four standard errors of a mean over clusters; 28 comparisons of a fixed seed.
        const error = Math.sqrt((p * (1 - p) * (1 + (repeats - 1) * rho)) / (prompts * repeats));
        expect(Math.abs(mean(seen.flat()) - p), `${brand}: ${mean(seen.flat())} for ${p}`).toBeLessThan(
          4 * error,
        );
        if (p > 0.1 && p < 0.9)
          expect(Math.abs(correlation(seen) - rho), brand).toBeLessThan(within(0.08, 1500));
      }
    },
  );

  test.each(ENGINES)("%s cites third parties in the shares its truth says", async (engine) => {
    const shares = truths.citationShares({ engine, category: "headphones" });
    const counts = new Map<string, number>();
    let total = 0;
    for (let prompt = 0; prompt < PROMPTS; prompt += 1) {
      const userPrompt = `Are headphones worth it for listener ${prompt}?`;
      const { citations } = await ask(question(engine, { userPrompt }), `${prompt}`);
      // Perplexity lists a page once an answer, which favours rare sites further down; its first is a plain draw.
      const counted = engine === "perplexity" ? citations.slice(0, 1) : citations;
      for (const { url, directUrl } of counted) {
        const domain = new URL(directUrl ?? url ?? "").hostname.replace("www.", "");
        if (!shares.has(domain)) continue;
        counts.set(domain, (counts.get(domain) ?? 0) + 1);
        total += 1;
      }
    }
    expect(total).toBeGreaterThan(PROMPTS / 2);
    const tolerance = within(engine === "perplexity" ? 0.05 : 0.025, 1500);
    for (const [domain, share] of shares) {
      expect(Math.abs((counts.get(domain) ?? 0) / total - share), domain).toBeLessThan(tolerance);
    }
  });

  test("tastes drift, slowly", () => {
    const at = (day: string) =>
      truths.presence({ engine: "gemini", category: "crm", brand: "Relato", at: new Date(day) });
    const days = Array.from({ length: 700 }, (_, day) =>
      at(new Date(Date.UTC(2025, 0, 6 + day)).toISOString()),
    );
    const steps = days.slice(1).map((p, index) => Math.abs(p - (days[index] ?? p)));
    expect(Math.max(...steps)).toBeLessThan(0.02);
    expect(Math.max(...days) - Math.min(...days)).toBeGreaterThan(0.05);
    expect(at("2024-06-01")).toBe(at("2025-01-01"));
  });

  test("engines, seeds and drift-free worlds differ as told", () => {
    const of = { category: "hotels", brand: "Marquand", at: AT };
    expect(truths.presence({ engine: "claude", ...of })).not.toBe(
      truths.presence({ engine: "gemini", ...of }),
    );
    expect(truths.presence({ engine: "claude", ...of })).not.toBe(
      readTruths({ seed: "other" }).presence({ engine: "claude", ...of }),
    );
    const still = readTruths({ seed: SEED, world: { ...WORLD, driftStep: 0 } });
    expect(still.presence({ engine: "claude", ...of })).toBe(
      still.presence({ engine: "claude", ...of, at: new Date("2025-02-01") }),
    );
  });

  test("nothing but a brand's own turn can name it", () => {
    const phrases = WORLD.categories.flatMap(({ noun, strong, weak, facts, brands }) => [
      noun,
      ...strong,
      ...weak,
      ...facts,
      ...brands.map(({ knownFor }) => knownFor),
    ]);
    for (const { name } of WORLD.categories.flatMap(({ brands }) => brands)) {
      expect(phrases.filter((phrase) => names(phrase.toLowerCase(), name.toLowerCase()))).toEqual([]);
    }
  });
});

const anyQuestion = fc
  .record({
    engine: fc.constantFrom(...ENGINES),
    userPrompt: fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }),
      fc.constantFrom(
        "best crm",
        "Löffel or Panelia?",
        "why are amusement parks popular",
        "cheap trainers 👟👟",
      ),
    ),
    systemMessage: fc.option(fc.constantFrom("be brief", "we are in a business meeting", "be friendly")),
    maxOutputTokens: fc.integer({ min: 1, max: 1200 }),
    useReasoning: fc.boolean(),
    webSearch: fc.boolean(),
    country: fc.option(fc.constantFrom("FR", "de", "ZZ", "nowhere")),
    city: fc.option(fc.constantFrom("Lyon", "Köln", "[x](javascript:y)\n| z |")),
    taskId: fc.uuid(),
  })
  .map(({ taskId, engine, ...given }) => ({ taskId, asked: question(engine, given) }));

describe("any answer", () => {
  test("keeps its limit, counts its tokens and charges what the tables say", async () => {
    await fc.assert(
      fc.asyncProperty(anyQuestion, async ({ taskId, asked }) => {
        const answer = await ask(asked, taskId);
        expect(answer.outputTokens).toBeLessThanOrEqual(asked.maxOutputTokens);
        expect(answer.outputTokens).toBe(countTokens(answer.text) + (answer.reasoningTokens ?? NaN));
        expect(answer.text.isWellFormed()).toBe(true);
        if (!answer.searched) expect([answer.citations, answer.fanOutQueries]).toEqual([[], []]);
        if (asked.engine === "perplexity") return;
        const { searched, fanOutQueries } = answer;
        expect(searched).toBe(fanOutQueries.length > 0);
        const price = priceAnswer({
          engine: asked.engine,
          at: AT,
          searches: fanOutQueries.length,
          ...answer,
        });
        expect([answer.charge, answer.chargeBasis]).toEqual([price.charge, price.basis]);
      }),
      { seed: 7, ...tries(150) },
    );
  });

  test("has citations whose segments are the text they speak of", async () => {
    let linked = 0;
    await fc.assert(
      fc.asyncProperty(anyQuestion, async ({ taskId, asked }) => {
        const { text, citations } = await ask(asked, taskId);
        for (const { url: address, directUrl, segment, title } of citations) {
          const url = address ?? "";
          expect(URL.canParse(url)).toBe(true);
          if (asked.engine === "chat_gpt") {
            const { hostname } = new URL(url);
            expect(text.slice(segment?.start, segment?.end)).toBe(
              `([${hostname.replace("www.", "")}](${url}))`,
            );
            expect(url).toContain("utm_source=openai");
          } else if (asked.engine === "gemini") {
            expect(text.slice(segment?.start, segment?.end)).toMatch(/^\S[^\n|]*\.$/);
            expect(createRegistry(options).resolveRedirect(url.split("/").at(-1) ?? "")).toBe(directUrl);
            expect(directUrl).toContain(title);
          } else {
            expect([segment, directUrl]).toEqual([null, null]);
          }
          linked += 1;
        }
        if (asked.engine === "perplexity") {
          for (const [, number] of text.matchAll(/\[(\d+)\]/g))
            expect(citations[Number(number) - 1]).toBeDefined();
        }
      }),
      { seed: 7, ...tries(150) },
    );
    expect(linked).toBeGreaterThan(100);
  });

  test("is the same for the same task and another for another", async () => {
    for (const engine of ENGINES) {
      const asked = question(engine);
      expect(await ask(asked, "one")).toEqual(await ask(asked, "one"));
      const repeats = await Promise.all(
        Array.from({ length: 20 }, (_, index) => ask(asked, `repeat ${index}`)),
      );
      expect(new Set(repeats.map(({ text }) => text)).size).toBe(20);
    }
  });
});

describe("searching", () => {
  const rate = async (engine: Engine, given: Partial<EngineQuestion> & { modelName?: string }) => {
    const answers = await Promise.all(
      Array.from({ length: PROMPTS }, (_, index) =>
        ask(question(engine, { userPrompt: `hotels for guest ${index}`, ...given }), `${index}`),
      ),
    );
    return mean(answers.map(({ searched }) => Number(searched)));
  };

  test("is allowed, not ordered", async () => {
    expect(await rate("chat_gpt", {})).toBeCloseTo(WORLD.engines.chat_gpt.searchRate, 1);
    expect(await rate("chat_gpt", { webSearch: false })).toBe(0);
    expect(await rate("chat_gpt", { forceWebSearch: true })).toBe(1);
    expect(await rate("chat_gpt", { modelName: "o3-mini" })).toBe(0);
  });

  test("is nearly certain with Perplexity, which has no switch", async () => {
    const searched = await rate("perplexity", { webSearch: false });
    expect(searched).toBeGreaterThan(0.94);
    expect(searched).toBeLessThan(1);
  });
});

describe("reasoning", () => {
  const reasoned = async (asked: EngineQuestion) => ((await ask(asked)).reasoningTokens ?? NaN) > 0;

  test("comes with the model, or when told, or never", async () => {
    expect(await reasoned(question("chat_gpt", { modelName: "o3" }))).toBe(true);
    expect(await reasoned(question("chat_gpt"))).toBe(false);
    expect(await reasoned(question("claude", { useReasoning: true }))).toBe(true);
    expect(await reasoned(question("claude"))).toBe(false);
    expect(await reasoned(question("gemini", { modelName: "gemini-2.5-pro" }))).toBe(true);
    expect(await reasoned(question("gemini", { modelName: "gemini-2.0-flash", useReasoning: true }))).toBe(
      false,
    );
  });

  test("has summaries where the engine shows them", async () => {
    expect((await ask(question("claude", { useReasoning: true }))).reasoning.length).toBeGreaterThan(0);
    expect((await ask(question("perplexity", { modelName: "sonar-reasoning" }))).reasoning).toEqual([]);
  });
});

describe("an answer is about what was asked", () => {
  test("the place, the tone and the talk so far show", async () => {
    const { text } = await ask(
      question("gemini", {
        userPrompt: "provide information on how relevant the amusement park business is in France now",
        systemMessage: "communicate as if we are in a business meeting",
        turns: [{ role: "user", message: "Hello, what's up?" }],
        country: "FR",
        city: "Lyon",
      }),
    );
    expect(text).toContain("amusement parks in Lyon, France");
    expect(text).toContain("for the meeting");
    expect(text).toContain("what we discussed");
  });

  test("a follow-up without a subject is about the last one", async () => {
    const turns = [{ role: "user", message: "Which espresso machines are good?" }] as const;
    expect((await ask(question("claude", { userPrompt: "And the cheapest?", turns }))).text).toContain(
      "espresso machines",
    );
  });

  test("a brand that is asked about is always answered about", async () => {
    for (let task = 0; task < 50; task += 1) {
      const { text } = await ask(question("claude", { userPrompt: "Is Löffel any good?" }), `${task}`);
      expect(text).toContain("Löffel");
    }
  });

  test("an unknown subject gets brands of its own, always the same", async () => {
    const brands = readTruths({ seed: SEED }).brands("best violin strings for beginners");
    const texts = await Promise.all(
      Array.from(
        { length: 20 },
        async (_, index) =>
          (await ask(question("claude", { userPrompt: "Best violin strings for children?" }), `${index}`))
            .text,
      ),
    );
    expect(texts.join("\n")).toContain("violin strings");
    expect(brands.filter((brand) => texts.some((text) => names(text, brand))).length).toBeGreaterThan(3);
  });
});

describe("a wish for questions", () => {
  const wish = (count: number, about: string) =>
    `Write ${count} questions that this customer would ask an AI assistant.\n\n${about}`;

  test.each(ENGINES)(
    "is answered with so many different ones by %s, about what the customer is after",
    async (engine) => {
      for (const count of [1, 2, 20, 30]) {
        const { text } = await ask(question(engine, { userPrompt: wish(count, "A runner with flat feet.") }));
        const asked = text.split("\n").filter((line) => /^\d+\. .+\?$/.test(line));
        expect(new Set(asked.map((line) => line.replace(/^\d+\. /, ""))).size).toBe(count);
        expect(asked.every((line) => line.includes("running shoes"))).toBe(true);
      }
    },
  );

  test("names no brand, and knows a customer of whom the world knows nothing", async () => {
    const { text } = await ask(question("claude", { userPrompt: wish(10, "Violin strings for a teacher.") }));
    expect(text).toContain("violin strings");
    expect(text).not.toContain("write");
  });
});

test("an answer that is not awaited says whether it may be billed", async () => {
  const slow = createSandbox({ engine: "claude", ...options, latency: { meanMs: 60_000 } });
  const stopped = { reason: "timeout", mayBeBilled: true };
  const signal = AbortSignal.timeout(5);
  await expect(slow.ask(question("claude"), { taskId: "t", at: AT, signal })).rejects.toMatchObject(stopped);
  await expect(slow.ask(question("claude"), { taskId: "t", at: AT, signal })).rejects.toMatchObject({
    ...stopped,
    mayBeBilled: false,
  });
});

test("a model that is not out yet is not offered, and the undated name means the one before it", async () => {
  const released = new Date("2026-11-20T10:00:00Z");
  const world = { ...WORLD, releases: { "gpt-4o-2024-11-20": released } };
  const meantAt = async (ms: number) => {
    const sandbox = createSandbox({ engine: "chat_gpt", ...options, world, now: () => ms });
    return resolveModel("gpt-4o", await sandbox.models())?.name;
  };
  expect(await meantAt(released.getTime() - 1)).toBe("gpt-4o-2024-08-06");
  expect(await meantAt(released.getTime())).toBe("gpt-4o-2024-11-20");
});

test("in an outage an engine takes no question, which costs nothing; the others do", async () => {
  const until = new Date(AT.getTime() + 1);
  const world = { ...WORLD, outages: [{ engine: "claude" as const, from: AT, until }] };
  const askedAt = (engine: Engine, at: Date) =>
    createSandbox({ engine, ...options, world }).ask(question(engine), {
      taskId: "t",
      at,
      signal: AbortSignal.timeout(5_000),
    });
  await expect(askedAt("claude", AT)).rejects.toMatchObject({ reason: "broken", mayBeBilled: false });
  expect((await askedAt("claude", until)).text).not.toBe("");
  expect((await askedAt("gemini", AT)).text).not.toBe("");
});
