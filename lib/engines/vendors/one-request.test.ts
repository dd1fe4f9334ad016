import { describe, expect, test } from "vitest";

import type { GuardedFetch } from "@/lib/net/guarded-fetch";

import { oneRequest, readAll } from "./one-request";

const MEGABYTE = new Uint8Array(1024 * 1024);

async function* megabytes(count: number, onEnd: () => void = () => undefined) {
  try {
    for (let sent = 0; sent < count; sent += 1) yield await Promise.resolve(MEGABYTE);
  } finally {
    onEnd();
  }
}

const answering =
  (body: () => AsyncIterable<Uint8Array>, status = 200): GuardedFetch =>
  () =>
    Promise.resolve({
      status,
      headers: { "retry-after": "7" },
      body: body(),
      discard: () => undefined,
    });

const ORIGIN = "https://api.example";
const post = { method: "POST", body: "{}", signal: AbortSignal.timeout(5_000) };

describe("one request", () => {
  test("is let out once", async () => {
    const { fetch, begun } = oneRequest(
      answering(() => megabytes(1)),
      ORIGIN,
    );
    expect(begun()).toBe(false);
    const response = await fetch(`${ORIGIN}/v1`, post);
    expect((await response.arrayBuffer()).byteLength).toBe(MEGABYTE.length);
    expect(begun()).toBe(true);
    await expect(fetch(`${ORIGIN}/v1`, post)).rejects.toThrow("second request");
  });

  test.each([
    ["another origin", "https://other.example/v1", post],
    ["no signal", `${ORIGIN}/v1`, { ...post, signal: null }],
    ["a GET", `${ORIGIN}/v1`, { ...post, method: "GET" }],
  ])("%s is not let out", async (_, url, init) => {
    const { fetch, begun } = oneRequest(
      answering(() => megabytes(1)),
      ORIGIN,
    );
    await expect(fetch(url, init)).rejects.toThrow();
    expect(begun()).toBe(false);
  });

  test("keeps what came back whole", async () => {
    const { fetch, reply } = oneRequest(
      answering(() => megabytes(2), 503),
      ORIGIN,
    );
    expect(reply()).toBeNull();
    await fetch(`${ORIGIN}/v1`, post);
    expect(reply()).toEqual({ status: 503, text: "\0".repeat(2 * MEGABYTE.length), retryAfter: "7" });
  });

  test("a reply of more than 16 MB is given up, and its body with it", async () => {
    let ended = false;
    const body = () => megabytes(40, () => (ended = true));
    const { fetch, reply, failure } = oneRequest(answering(body), ORIGIN);
    await expect(fetch(`${ORIGIN}/v1`, post)).rejects.toThrow("16 MB");
    expect(ended).toBe(true);
    expect(reply()).toBeNull();
    expect(failure()).toMatchObject({ message: "a reply of more than 16 MB" });
    await expect(readAll(megabytes(17))).rejects.toThrow("16 MB");
  });

  test("a reply without a body may be one", async () => {
    const response = await oneRequest(
      answering(() => megabytes(0), 204),
      ORIGIN,
    ).fetch(`${ORIGIN}/v1`, post);
    expect([response.status, await response.text()]).toEqual([204, ""]);
  });
});
