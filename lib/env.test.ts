import { expect, it } from "vitest";
import { EnvironmentError, readLauncherEnv } from "./env";

const read = (source: Record<string, string>) => readLauncherEnv({ NODE_ENV: "test", ...source });

it("has a default for everything a person need not say", () => {
  expect(read({})).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    url: "http://127.0.0.1:3000",
    databaseUrl: undefined,
    secret: undefined,
    allowedOrigins: [],
    trustedProxies: [],
  });
});

it("takes an empty variable for unset", () => {
  expect(read({ PORT: "", HOST: " ", DATABASE_URL: "", SIGHTLINE_URL: "" })).toMatchObject({
    port: 3000,
    url: "http://127.0.0.1:3000",
  });
});

it.each([
  [{ HOST: "0.0.0.0", PORT: "8080" }, "http://localhost:8080"],
  [{ HOST: "::1" }, "http://[::1]:3000"],
  [{ PORT: "80" }, "http://127.0.0.1"],
  [{ SIGHTLINE_URL: "https://sightline.example.com" }, "https://sightline.example.com"],
])("takes %j to be reached at %s", (source, url) => {
  expect(read(source).url).toBe(url);
});

it.each([
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "80.5"],
  ["HOST", "a b"],
  ["SIGHTLINE_URL", "sightline.example.com"],
  ["SIGHTLINE_URL", "https://sightline.example.com/app"],
  ["DATABASE_URL", "mysql://a@b/c"],
  ["SIGHTLINE_SECRET", "short"],
  ["SIGHTLINE_ALLOWED_ORIGINS", "http://a.example, b.example"],
  ["SIGHTLINE_TRUSTED_PROXIES", "10.0.0.2, proxy.example"],
  ["SIGHTLINE_TRUSTED_PROXIES", "10.0.0.0/33"],
  ["SIGHTLINE_SMTP_URL", "https://mail.example.com"],
  ["SIGHTLINE_SMTP_URL", "mail.example.com:587"],
  ["SIGHTLINE_MAIL_FROM", "nobody"],
  ["SIGHTLINE_MAIL_FROM", "Sightline <s@example.com>, other@example.com"],
  ["SIGHTLINE_SANDBOX_LATENCY_MS", "-1"],
  ["LOG_LEVEL", "loud"],
])("refuses %s=%s, naming it and what it takes", (name, value) => {
  expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name} is not usable: it takes .+`));
});

it("sends mail with a server and a sender, and wants both", () => {
  const mail = {
    SIGHTLINE_SMTP_URL: "smtp://u:p@mail.example.com:587",
    SIGHTLINE_MAIL_FROM: "S <s@example.com>",
  };
  expect(read({}).mail).toBeNull();
  expect(read(mail).mail).toEqual({ smtpUrl: mail.SIGHTLINE_SMTP_URL, from: mail.SIGHTLINE_MAIL_FROM });
  expect(() => read({ ...mail, SIGHTLINE_MAIL_FROM: "" })).toThrow(/^SIGHTLINE_MAIL_FROM is missing/);
  expect(() => read({ ...mail, SIGHTLINE_SMTP_URL: "" })).toThrow(/^SIGHTLINE_SMTP_URL is missing/);
});

it("tells every bad variable at once", () => {
  expect(() => read({ PORT: "x", LOG_LEVEL: "y" })).toThrow(
    /PORT is not usable[^\n]+\nLOG_LEVEL is not usable/,
  );
});

it("wants a secret with a database of one's own", () => {
  const databaseUrl = "postgres://a:b@db.example/c";
  expect(() => read({ DATABASE_URL: databaseUrl })).toThrow(EnvironmentError);
  expect(read({ DATABASE_URL: databaseUrl, SIGHTLINE_SECRET: "s".repeat(32) }).databaseUrl).toBe(databaseUrl);
});

const KEY = "key-0123456789";

it.each([
  [{ SIGHTLINE_CHAT_GPT_API_KEY: KEY }, { chat_gpt: { kind: "openai", apiKey: KEY } }],
  [{ SIGHTLINE_GEMINI_API_KEY: ` ${KEY}\n` }, { gemini: { kind: "google", apiKey: KEY } }],
  [
    {
      SIGHTLINE_CLAUDE_UPSTREAM: "anthropic",
      SIGHTLINE_CLAUDE_API_KEY: KEY,
      SIGHTLINE_CLAUDE_BASE_URL: "http://a.b/v1/",
    },
    { claude: { kind: "anthropic", apiKey: KEY, baseUrl: "http://a.b/v1" } },
  ],
  [
    {
      SIGHTLINE_PERPLEXITY_UPSTREAM: "openai-compatible",
      SIGHTLINE_PERPLEXITY_BASE_URL: "http://localhost:11434/v1",
      SIGHTLINE_PERPLEXITY_MODELS: "qwen3:8b, llama3.2,",
    },
    {
      perplexity: {
        kind: "openai-compatible",
        baseUrl: "http://localhost:11434/v1",
        models: ["qwen3:8b", "llama3.2"],
      },
    },
  ],
  [{ SIGHTLINE_CLAUDE_UPSTREAM: "sandbox", SIGHTLINE_CLAUDE_API_KEY: KEY }, { claude: { kind: "sandbox" } }],
  [{ SIGHTLINE_CLAUDE_API_KEY: " " }, {}],
  // Keys that lie about for other tools must never make an instance spend money.
  [{ OPENAI_API_KEY: KEY, GEMINI_API_KEY: KEY, ANTHROPIC_API_KEY: KEY, PERPLEXITY_API_KEY: KEY }, {}],
])("reads what stands behind the engines from %j", (source, upstreams) => {
  expect(read(source).upstreams).toEqual(upstreams);
});

it.each([
  [
    "SIGHTLINE_CHAT_GPT_UPSTREAM",
    { SIGHTLINE_CHAT_GPT_UPSTREAM: "secret-word", SIGHTLINE_CHAT_GPT_API_KEY: KEY },
  ],
  ["SIGHTLINE_CHAT_GPT_UPSTREAM", { SIGHTLINE_CHAT_GPT_UPSTREAM: "google", SIGHTLINE_CHAT_GPT_API_KEY: KEY }],
  ["SIGHTLINE_CHAT_GPT_UPSTREAM", { SIGHTLINE_CHAT_GPT_BASE_URL: "http://secret-word" }],
  ["SIGHTLINE_CHAT_GPT_API_KEY", { SIGHTLINE_CHAT_GPT_UPSTREAM: "openai" }],
  ["SIGHTLINE_CHAT_GPT_API_KEY", { SIGHTLINE_CHAT_GPT_API_KEY: "two secret-words" }],
  ["SIGHTLINE_CHAT_GPT_BASE_URL", { SIGHTLINE_CHAT_GPT_UPSTREAM: "openai-compatible" }],
  [
    "SIGHTLINE_CHAT_GPT_BASE_URL",
    { SIGHTLINE_CHAT_GPT_API_KEY: KEY, SIGHTLINE_CHAT_GPT_BASE_URL: "secret-word" },
  ],
  [
    "SIGHTLINE_CHAT_GPT_BASE_URL",
    { SIGHTLINE_CHAT_GPT_API_KEY: KEY, SIGHTLINE_CHAT_GPT_BASE_URL: "http://a:secret-word@b" },
  ],
  [
    "SIGHTLINE_CHAT_GPT_MODELS",
    { SIGHTLINE_CHAT_GPT_API_KEY: KEY, SIGHTLINE_CHAT_GPT_MODELS: "secret-word" },
  ],
])("names %s and what it takes, not the value of %j", (name, source) => {
  expect(() => read(source)).toThrow(new RegExp(`^${name} is not usable: it takes .+$`));
  expect(() => read(source)).not.toThrow("secret-word");
  expect(() => read(source)).not.toThrow(KEY);
});

it("tells what is wrong with upstreams beside what else is", () => {
  expect(() => read({ PORT: "x", SIGHTLINE_GEMINI_UPSTREAM: "y" })).toThrow(
    /^PORT is not usable[^\n]+\nSIGHTLINE_GEMINI_UPSTREAM is not usable/,
  );
});
