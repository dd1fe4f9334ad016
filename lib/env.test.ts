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
  ["SIGHTLINE_SANDBOX_LATENCY_MS", "-1"],
  ["LOG_LEVEL", "loud"],
])("refuses %s=%s, naming it and what it takes", (name, value) => {
  expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name} is not usable: it takes .+`));
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
