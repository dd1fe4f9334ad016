import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { seal } from "@/lib/seal";
import type { StoredUpstream } from "./sql/stored-upstreams";
import { createUpstreamChoice, UPSTREAM_PURPOSE } from "./upstream-choice";

const SECRET = "a secret";
const at = new Date("2026-11-21T12:00:00Z");

const stored = (more: Partial<StoredUpstream> = {}): StoredUpstream => ({
  engine: "claude",
  kind: "anthropic",
  baseUrl: null,
  models: [],
  sealedKey: seal("the-key", SECRET, UPSTREAM_PURPOSE),
  keyEnd: null,
  keySetAt: at,
  setAt: at,
  setBy: "Ann",
  ...more,
});

/** The choice over a database that answers what a test says; how long it remembers, the test says. */
function open(answer: () => StoredUpstream[]) {
  let queries = 0;
  const query = () => {
    queries += 1;
    return new Promise<{ rows: unknown[] }>((resolve) => resolve({ rows: answer() }));
  };
  const choice = createUpstreamChoice({
    pool: { query },
    secret: SECRET,
    pinned: { gemini: { kind: "google", apiKey: "k" } },
  });
  return { choice, queries: () => queries, pass: (ms: number) => vi.advanceTimersByTime(ms) };
}

describe("what stands behind the engines", () => {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ["performance"] });
    // The log reads the whole environment.
    vi.stubEnv("DATABASE_URL", "postgres://nobody@localhost/none");
    vi.stubEnv("SIGHTLINE_SECRET", "s".repeat(32));
    vi.stubEnv("LOG_LEVEL", "silent");
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    vi.useRealTimers();
  });

  it("is the environment's word, else the stored one, else the sandbox", async () => {
    const { choice } = open(() => [stored(), stored({ engine: "gemini", kind: "sandbox" })]);
    expect(await choice.choose()).toEqual({
      chat_gpt: { kind: "sandbox" },
      gemini: { kind: "google", apiKey: "k" },
      claude: { kind: "anthropic", apiKey: "the-key" },
      perplexity: { kind: "sandbox" },
    });
  });

  it("is read once in three seconds, however many ask, and at once when it was changed here", async () => {
    const { choice, queries, pass } = open(() => []);
    await Promise.all(Array.from({ length: 50 }, () => choice.choose()));
    pass(2_999);
    await choice.choose();
    expect(queries()).toBe(1);
    pass(1);
    await Promise.all(Array.from({ length: 50 }, () => choice.choose()));
    expect(queries()).toBe(2);
    choice.forget();
    await choice.choose();
    expect(queries()).toBe(3);
  });

  it("stays what was known while the database is away", async () => {
    let away = true;
    const { choice, pass } = open(() => {
      if (away) throw new Error("away");
      return [stored()];
    });
    await expect(choice.choose()).rejects.toThrow("away");
    away = false;
    const known = await choice.choose();
    away = true;
    pass(60_000);
    expect(await choice.choose()).toBe(known);
  });

  it.each([
    ["a key sealed with another secret", { sealedKey: seal("the-key", "another", UPSTREAM_PURPOSE) }],
    ["a key sealed for something else", { sealedKey: seal("the-key", SECRET, "connection") }],
    ["a word that is not known any more", { kind: "openai" }],
  ])("is unusable, and not the sandbox, with %s", async (_, more) => {
    const { choice } = open(() => [stored(more)]);
    expect((await choice.choose()).claude).toMatchObject({ kind: "unusable" });
  });
});
