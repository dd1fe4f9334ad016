import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { Pool } from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { forgetFullDisk } from "@/lib/db/full-disk";
import { getPool } from "@/lib/db/pool";
import { withTransaction } from "@/lib/db/transaction";
import { systemContext } from "@/lib/services/context";
import { healthOf, readHealth } from "./read-health";

const ctx = systemContext("test");

afterEach(async () => {
  await getPool().query("delete from app.worker_heartbeat");
});

async function workerSeen(secondsAgo: number): Promise<void> {
  await getPool().query(
    "insert into app.worker_heartbeat values ($1, now(), now() - make_interval(secs => $2))",
    [randomUUID(), secondsAgo],
  );
}

it("takes a worker for running while its heartbeat is fresh", async () => {
  await workerSeen(14);
  expect(await readHealth({ ctx })).toEqual({ database: "ok", queue: "ok", worker: "ok", disk: "ok" });
});

it("takes a silent worker for stopped", async () => {
  await workerSeen(16);
  expect(await readHealth({ ctx })).toEqual({ database: "ok", queue: "ok", worker: "down", disk: "ok" });
});

it("does not wait for a database that accepts and says nothing", async () => {
  const mute = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => mute.once("listening", resolve));
  const address = mute.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  const pool = new Pool({ connectionString: `postgres://nobody@127.0.0.1:${address.port}/none` });
  expect(await healthOf(pool, undefined)).toEqual({
    database: "down",
    queue: "down",
    worker: "down",
    disk: "ok",
  });
  mute.close();
});

describe("a disk without room", () => {
  afterEach(forgetFullDisk);

  it("is said once the database has refused to keep something", async () => {
    await workerSeen(1);
    const refused = getPool().query(
      "do $$ begin raise sqlstate '53100' using message = 'no space left'; end $$",
    );
    await expect(refused).rejects.toThrow("no space left");
    expect(await readHealth({ ctx })).toMatchObject({ database: "ok", disk: "full" });
  });

  it("is said of a refusal within a transaction of Prisma's", async () => {
    const refused = withTransaction(ctx, ({ tx }) =>
      tx.prisma.$executeRawUnsafe(
        "do $$ begin raise sqlstate '53100' using message = 'no space left'; end $$",
      ),
    );
    await expect(refused).rejects.toThrow("no space left");
    expect(await readHealth({ ctx })).toMatchObject({ disk: "full" });
  });

  it("is said of nothing else that is refused", async () => {
    await expect(getPool().query("select 1 / 0")).rejects.toThrow("division by zero");
    expect(await readHealth({ ctx })).toMatchObject({ disk: "ok" });
  });

  it("is said by the disk itself, where it is this machine's", async () => {
    // Such file systems hold nothing and have no room at all.
    expect(await healthOf(getPool(), "/proc")).toMatchObject({ database: "ok", disk: "full" });
    expect(await healthOf(getPool(), tmpdir())).toMatchObject({ disk: "ok" });
    expect(await healthOf(getPool(), "/no/such/folder")).toMatchObject({ disk: "ok" });
  });
});
