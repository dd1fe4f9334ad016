import { describe, expect, it } from "vitest";
import { ENGINES } from "./engine";
import { parseUpstream, upstreamsSchema } from "./upstream";
import { COMPATIBLE, kindsFor, SANDBOX, UPSTREAM_INPUT_MAX, VENDOR_OF } from "./upstream-kinds";

const compatible = (more: object) => ({ kind: COMPATIBLE, baseUrl: "http://localhost:8000/v1", ...more });

/** What is said of a setting, by its path. */
const said = (config: unknown): [string, string][] =>
  upstreamsSchema
    .safeParse({ chat_gpt: config })
    .error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];

describe("what stands behind an engine", () => {
  it.each(ENGINES)("%s: the simulator, its own vendor, or a compatible server", (engine) => {
    expect(parseUpstream(engine, undefined)).toEqual({ kind: SANDBOX });
    expect(parseUpstream(engine, { kind: "sandbox" })).toEqual({ kind: "sandbox" });
    expect(kindsFor(engine)).toEqual([VENDOR_OF[engine], "openai-compatible"]);
    for (const kind of kindsFor(engine)) {
      const config = { kind, baseUrl: "https://a.example/v1", apiKey: "key" };
      expect(parseUpstream(engine, config)).toEqual(config);
    }
    for (const other of ENGINES.filter((each) => each !== engine))
      expect(() => parseUpstream(engine, { kind: VENDOR_OF[other], apiKey: "key" })).toThrow();
  });

  it("a vendor needs a key and no address; a compatible server the other way round", () => {
    expect(parseUpstream("claude", { kind: "anthropic", apiKey: "key" })).toEqual({
      kind: "anthropic",
      apiKey: "key",
    });
    expect(() => parseUpstream("claude", { kind: "anthropic" })).toThrow();
    expect(parseUpstream("claude", compatible({}))).toEqual(compatible({}));
    expect(() => parseUpstream("claude", { kind: COMPATIBLE, apiKey: "key" })).toThrow();
  });

  it("nothing may be given that is not known", () => {
    for (const config of [
      { kind: "sandbox", apiKey: "key" },
      { kind: "openai", apiKey: "key", models: ["m"] },
      compatible({ name: "n" }),
      { kind: "toaster" },
      "sandbox",
    ])
      expect(said(config)).not.toEqual([]);
    expect(upstreamsSchema.safeParse({ grok: { kind: "sandbox" } }).success).toBe(false);
  });
});

describe("an address", () => {
  it.each([
    ["https://a.example", "https://a.example"],
    ["https://a.example/", "https://a.example"],
    ["https://a.example/v1//", "https://a.example/v1"],
    ["http://10.0.0.5:8000/v1/", "http://10.0.0.5:8000/v1"],
  ])("%s is kept without slashes at its end", (baseUrl, kept) => {
    expect(parseUpstream("chat_gpt", compatible({ baseUrl }))).toEqual(compatible({ baseUrl: kept }));
  });

  it.each(["https://me@a.example", "https://:word@a.example", "https://a.example?q", "https://a.example#x"])(
    "%s says more than where",
    (baseUrl) => {
      expect(said(compatible({ baseUrl }))).toEqual([
        ["chat_gpt.baseUrl", "takes an address without a name, a password, a query or a fragment"],
      ]);
    },
  );

  it.each(["ftp://a.example", "xhttp://a.example", "https2://a.example", "a.example", ""])(
    "%j is none",
    (baseUrl) => {
      expect(said(compatible({ baseUrl }))).not.toEqual([]);
    },
  );
});

describe("a key and models", () => {
  it("a key is trimmed, and has visible characters only", () => {
    const key = `!${"k".repeat(498)}~`;
    expect(parseUpstream("chat_gpt", compatible({ apiKey: ` ${key}\n` }))).toEqual(
      compatible({ apiKey: key }),
    );
    for (const apiKey of ["", "a b", "a\nb", "kéy", "k".repeat(501)])
      expect(said(compatible({ apiKey }))).toEqual([
        ["chat_gpt.apiKey", "takes a key of visible characters without spaces"],
      ]);
  });

  it("offers 1 to 200 models by names of 1 to 255 characters", () => {
    for (const models of [["m"], ["m".repeat(255)], Array.from({ length: 200 }, (_, at) => `m${at}`)])
      expect(parseUpstream("chat_gpt", compatible({ models }))).toEqual(compatible({ models }));
    for (const models of [[], [""], ["m".repeat(256)], Array(201).fill("m"), "m"])
      expect(said(compatible({ models }))).not.toEqual([]);
    expect(said(compatible({ models: ["a\u0000"] }))).toEqual([
      ["chat_gpt.models.0", "The name has a character that is not text, U+0000, at position 2. Remove it."],
    ]);
  });

  it("what may be typed into a form holds what may be set", () => {
    expect(UPSTREAM_INPUT_MAX).toEqual({ address: 500, key: 500, models: 10_000 });
  });
});
