import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { secretOf } from "./secret";

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "sightline-secret-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it("takes the environment's secret and makes none beside it, with an embedded database too", () => {
  expect(secretOf({ secret: "given by the environment, 32 letters", dataDir })).toBe(
    "given by the environment, 32 letters",
  );
  expect(existsSync(join(dataDir, "secret"))).toBe(false);
});

it("makes a secret once where none was given", () => {
  const made = secretOf({ secret: undefined, dataDir });
  expect(made).toMatch(/^[0-9a-f]{64}$/);
  expect(secretOf({ secret: undefined, dataDir })).toBe(made);
});
