import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { createProgram } from "./program";

const folder = mkdtempSync(join(tmpdir(), "recompute-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

const answer = {
  prompt: "Which?",
  engine: "gemini",
  model: "m",
  answered_at: "2026-11-05",
  text: "Acme, of all that there are.",
};

async function run(lines: readonly string[], ...options: string[]) {
  const path = join(folder, "answers.jsonl");
  writeFileSync(path, lines.join("\n"));
  const printed = { out: "", err: "" };
  const keep = (name: keyof typeof printed) => (chunk: string | Uint8Array) => {
    printed[name] += chunk.toString();
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(keep("err"));
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await createProgram().parseAsync([path, ...options], { from: "user" });
    return { code: Number(process.exitCode), ...printed };
  } finally {
    process.exitCode = before;
  }
}

it("prints JSON alone, and words beside it", async () => {
  const { code, out, err } = await run([JSON.stringify(answer)]);
  expect(JSON.parse(out)).toMatchObject({ format: "sightline-figures", all: { cells: { answers: 1 } } });
  expect([code, err]).toEqual([0, "No brands: figures are of sources alone. Name a file by --brands.\n"]);
});

it("ends with 2 where lines were left out, and with 1 where nothing can be computed", async () => {
  const some = await run([JSON.stringify(answer), "{}"]);
  expect([some.code, JSON.parse(some.out)]).toMatchObject([2, { source: { leftOut: { wrong: 1 } } }]);
  expect(some.err).toContain("line 2, prompt: Missing.\n");
  const none = await run(["{}"]);
  expect([none.code, none.out]).toEqual([1, ""]);
  expect(none.err).toContain("There is no answer in it.\n  line 1, prompt: Missing.\n");
  const zone = await run([JSON.stringify(answer)], "--zone", "Nowhere");
  expect([zone.code, zone.out]).toEqual([1, ""]);
});
