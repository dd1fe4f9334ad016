import { createServer, get } from "node:http";
import { type AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, it } from "vitest";
import { byteStream } from "./byte-stream";

interface Watched {
  chunks: AsyncGenerator<Uint8Array>;
  made: () => number;
  ended: () => boolean;
}

/** So many chunks of a kilobyte, then an end or an error, told of as they are made. */
function watched(count: number, { breaks = false } = {}): Watched {
  let made = 0;
  let ended = false;
  const chunks = (async function* () {
    try {
      for (; made < count; made += 1) yield await Promise.resolve(new Uint8Array(1_024));
      if (breaks) throw new Error("half-way");
    } finally {
      ended = true;
    }
  })();
  return { chunks, made: () => made, ended: () => ended };
}

it("makes nothing before somebody reads, and no more than is read", async () => {
  const { chunks, made } = watched(10);
  const reader = byteStream(chunks).getReader();
  await Promise.resolve();
  expect(made()).toBe(0);
  await reader.read();
  await reader.read();
  expect(made()).toBeLessThanOrEqual(2);
});

it("ends what makes it when the reader goes away", async () => {
  const { chunks, ended } = watched(10);
  const reader = byteStream(chunks).getReader();
  await reader.read();
  await reader.cancel();
  expect(ended()).toBe(true);
});

/** What a client of HTTP gets of it: its bytes, or that the reply broke off. */
async function fetchOver(chunks: AsyncGenerator<Uint8Array>): Promise<number | "broken off"> {
  const server = createServer((_request, response) => {
    // Told by the response's being destroyed, as Next does.
    pipeline(Readable.fromWeb(byteStream(chunks) as never), response).catch(() => undefined);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise((resolve) => {
      get({ host: "127.0.0.1", port }, (response) => {
        let bytes = 0;
        response.on("data", (chunk: Buffer) => (bytes += chunk.length));
        response.on("end", () => resolve(bytes));
        response.on("error", () => resolve("broken off"));
      });
    });
  } finally {
    server.close();
  }
}

it("is whole, or seen to be broken off", async () => {
  expect(await fetchOver(watched(100).chunks)).toBe(102_400);
  expect(await fetchOver(watched(100, { breaks: true }).chunks)).toBe("broken off");
});
