import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { roomLeft } from "@/lib/disk-room";
import { StartError } from "../start-error";
import { prepareEmbeddedPostgres } from "./embedded";
import { requireRoom } from "./room";

const MB = 1024 * 1024;
const onDiskWith = (bytes: number) => () => Promise.resolve(bytes);

describe("a disk with too little room", () => {
  it("stops a first start, saying how much is needed and where", async () => {
    const started = requireRoom("/data/postgres", { isNew: true, left: onDiskWith(40 * MB) });
    await expect(started).rejects.toThrow(StartError);
    await expect(started).rejects.toThrow(
      "A new database takes 200 MB on the disk of /data/postgres, which has 40 MB left. Make room, or set SIGHTLINE_DATA_DIR to a folder elsewhere.",
    );
  });

  it.each([
    { isNew: true, free: 200 * MB, starts: true },
    { isNew: true, free: 200 * MB - 1, starts: false },
    { isNew: false, free: 64 * MB, starts: true },
    { isNew: false, free: 64 * MB - 1, starts: false },
    { isNew: false, free: 0, starts: false },
  ])("starts a database (new: $isNew) on $free bytes: $starts", async ({ isNew, free, starts }) => {
    const started = requireRoom("/data", { isNew, left: onDiskWith(free) });
    if (starts) await expect(started).resolves.toBeUndefined();
    else await expect(started).rejects.toThrow(StartError);
  });

  it("is asked of the system in bytes", async () => {
    // Whatever disk this runs on has a megabyte left, and not an exabyte.
    expect(await roomLeft(tmpdir())).toBeGreaterThan(MB);
    expect(await roomLeft(tmpdir())).toBeLessThan(2 ** 60);
  });
});

describe("a database without its password", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sightline-password-"));
    mkdirSync(join(folder, "postgres/data"), { recursive: true });
    writeFileSync(join(folder, "postgres/data/PG_VERSION"), "18\n");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([null, "", "\n"])("is not started with a password file of %j", async (text) => {
    const file = join(folder, "postgres/password");
    if (text !== null) writeFileSync(file, text);
    const started = prepareEmbeddedPostgres(folder);
    await expect(started).rejects.toThrow(StartError);
    await expect(started).rejects.toThrow(`${file} is missing or empty`);
  });
});
