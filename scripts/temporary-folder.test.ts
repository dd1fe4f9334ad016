import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeTemporaryFolder } from "./temporary-folder";

it("what a killed process left behind goes when the next folder is made, and nothing else", () => {
  const [left, mine] = [makeTemporaryFolder("test"), makeTemporaryFolder("test")];
  const owner = join(left, "owner.json");
  // A process that began at another time: its id is somebody else's now.
  const ended = readFileSync(owner, "utf8").replace(/"startTime":"[^"]*"/, '"startTime":"0"');
  writeFileSync(owner, ended);
  const next = makeTemporaryFolder("test");
  expect([left, mine, next].map((folder) => existsSync(folder))).toEqual([false, true, true]);
  for (const folder of [mine, next]) rmSync(folder, { recursive: true });
});
