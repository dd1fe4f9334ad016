import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { Pool } from "pg";
import { afterEach, expect, it } from "vitest";
import { getPool } from "@/lib/db/pool";
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
  expect(await readHealth({ ctx })).toEqual({ database: "ok", queue: "ok", worker: "ok" });
});

it("takes a silent worker for stopped", async () => {
  await workerSeen(16);
  expect(await readHealth({ ctx })).toEqual({ database: "ok", queue: "ok", worker: "down" });
});

it("does not wait for a database that accepts and says nothing", async () => {
  const mute = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => mute.once("listening", resolve));
  const address = mute.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  const pool = new Pool({ connectionString: `postgres://nobody@127.0.0.1:${address.port}/none` });
  expect(await healthOf(pool)).toEqual({ database: "down", queue: "down", worker: "down" });
  mute.close();
});
