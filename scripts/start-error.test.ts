import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { secretOf } from "./launcher/secret";
import { takeLock } from "./lock.mjs";
import { dropUnreadablePid } from "./postgres/postmaster-pid";
import { StartError, systemErrorInWords } from "./start-error";

let folder = "";
const keepSecret = (dataDir: string) => secretOf({ secret: undefined, dataDir });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sightline-start-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("it did not fail");
}

describe("the secret", () => {
  it("is made once and kept", () => {
    expect(keepSecret(folder)).toMatch(/^[0-9a-f]{64}$/);
    expect(keepSecret(folder)).toBe(keepSecret(folder));
  });

  it.each(["", "\n", "short", " ".repeat(64), "x".repeat(31)])("is not taken from a file with %j", (text) => {
    writeFileSync(join(folder, "secret"), text);
    const error = thrownBy(() => keepSecret(folder));
    expect(error).toBeInstanceOf(StartError);
    expect(String(error)).toContain(join(folder, "secret"));
    // What is there may be all that is left of it.
    expect(readFileSync(join(folder, "secret"), "utf8")).toBe(text);
  });
});

describe("what the system refuses", () => {
  it("is said of a file in the data folder's place", () => {
    const file = join(folder, "data");
    writeFileSync(file, "");
    expect(systemErrorInWords(thrownBy(() => takeLock(file, "http://localhost")))).toContain(
      `${file} is a file`,
    );
  });

  it("is said of a secret that is a folder", () => {
    mkdirSync(join(folder, "secret"));
    expect(systemErrorInWords(thrownBy(() => keepSecret(folder)))).toContain("is not what belongs there");
  });

  it.each([
    ["ENOSPC", "no room left on the disk of /data"],
    ["EDQUOT", "no room left on the disk of /data"],
    ["EACCES", "/data cannot be used by this account"],
    ["EROFS", "/data cannot be used by this account"],
  ])("is said of %s", (code, words) => {
    const error = Object.assign(new Error("it failed"), { code, path: "/data" });
    expect(systemErrorInWords(error)).toContain(words);
  });

  it("does not explain away a fault of ours", () => {
    expect(systemErrorInWords(new TypeError("x is not a function"))).toBeNull();
  });
});

it.each([
  ["", true],
  ["\n", true],
  ["garbage\nmore", true],
  ["-1\n", true],
  ["\0\0\0\0", true],
  ["4711\n/data\n", false],
])("a database's record of its process that says %j is put away: %s", (text, dropped) => {
  const file = join(folder, "postmaster.pid");
  writeFileSync(file, text);
  expect(dropUnreadablePid(folder)).toBe(dropped ? null : 4711);
  if (dropped) expect(thrownBy(() => readFileSync(file))).toMatchObject({ code: "ENOENT" });
  else expect(readFileSync(file, "utf8")).toBe(text);
});
