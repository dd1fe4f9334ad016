import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { afterEach, describe, expect, test } from "vitest";

import { createGuardedFetch, FetchFailure } from "@/lib/net/guarded-fetch";
import { isPublicAddress } from "@/lib/net/public-address";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
}

const signal = () => AbortSignal.timeout(5_000);

/** Why a GET fails; null when it does not. */
async function failure(
  url: string,
  options: Parameters<typeof createGuardedFetch>[0] = { allowedOrigins: [] },
) {
  try {
    const response = await createGuardedFetch(options)(new URL(url), { method: "GET", signal: signal() });
    response.discard();
    return null;
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    return { reason: error.reason, mayHaveLeft: error.mayHaveLeft };
  }
}

describe("addresses", () => {
  test.each([
    "127.0.0.1",
    "127.255.0.9",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "168.63.129.16",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.192",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:a00:1",
    "::10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:1::",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "not an address",
    "",
  ])("%j is not public", (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8"])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe("the guard", () => {
  test.each([
    "http://127.0.0.1/",
    "http://localhost/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://169.254.169.254/latest/meta-data/",
    "https://10.0.0.1/",
    "http://0/",
  ])("%s is not reached", async (url) => {
    expect(await failure(url)).toEqual({ reason: "blocked_address", mayHaveLeft: false });
  });

  test.each(["ftp://a.example/", "file:///etc/passwd", "http://user:password@a.example/"])(
    "%s is not fetched",
    async (url) => {
      expect(await failure(url)).toEqual({ reason: "bad_url", mayHaveLeft: false });
    },
  );

  test("only the very origin that is allowed is reached", async () => {
    const port = await serve((_, response) => response.end("hello"));
    expect(
      await failure(`http://127.0.0.1:${port}/`, { allowedOrigins: [`http://127.0.0.1:${port}`] }),
    ).toBeNull();
    for (const origin of [
      `http://127.0.0.1:${port + 1}`,
      `https://127.0.0.1:${port}`,
      `http://localhost:${port}`,
      "http://127.0.0.1",
    ]) {
      expect(await failure(`http://127.0.0.1:${port}/`, { allowedOrigins: [origin] })).toMatchObject({
        reason: "blocked_address",
      });
    }
  });

  test("a name is asked for once, and what was judged is what is connected to", async () => {
    let asked = 0;
    const resolve = () => {
      asked += 1;
      return Promise.resolve([{ address: asked === 1 ? "127.0.0.1" : "10.0.0.1", family: 4 }]);
    };
    const port = await serve((_, response) => response.end());
    const origin = `http://rebind.example:${port}`;
    expect(await failure(origin, { allowedOrigins: [origin], resolve })).toBeNull();
    expect(asked).toBe(1);
  });

  test("a name that leads to a private address is not reached", async () => {
    let reached = 0;
    const port = await serve((_, response) => {
      reached += 1;
      response.end();
    });
    const resolve = () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]);
    expect(await failure(`http://rebind.example:${port}/`, { allowedOrigins: [], resolve })).toEqual({
      reason: "blocked_address",
      mayHaveLeft: false,
    });
    expect(reached).toBe(0);
  });

  test("one private address among public ones is refused", async () => {
    const resolve = () =>
      Promise.resolve([
        { address: "93.184.216.34", family: 4 },
        { address: "10.0.0.1", family: 4 },
      ]);
    expect(await failure("http://mixed.example/", { allowedOrigins: [], resolve })).toMatchObject({
      reason: "blocked_address",
    });
  });

  test("a name without an address", async () => {
    const resolve = () => Promise.reject(Object.assign(new Error("none"), { code: "ENOTFOUND" }));
    expect(await failure("http://nowhere.example/", { allowedOrigins: [], resolve })).toEqual({
      reason: "dns",
      mayHaveLeft: false,
    });
  });

  test("a redirect is an answer, not a way on", async () => {
    const port = await serve((_, response) =>
      response.writeHead(302, { location: "http://169.254.169.254/" }).end(),
    );
    const fetch = createGuardedFetch({ allowedOrigins: [`http://127.0.0.1:${port}`] });
    const response = await fetch(new URL(`http://127.0.0.1:${port}/`), { method: "GET", signal: signal() });
    response.discard();
    expect(response.status).toBe(302);
  });
});

describe("how a request fails", () => {
  test("refused: nothing left", async () => {
    const port = await serve(() => undefined);
    for (const close of closers.splice(0)) await close();
    const origin = `http://127.0.0.1:${port}`;
    expect(await failure(origin, { allowedOrigins: [origin] })).toEqual({
      reason: "refused",
      mayHaveLeft: false,
    });
  });

  test("TLS that is none: nothing left", async () => {
    const port = await serve((_, response) => response.end());
    const origin = `https://127.0.0.1:${port}`;
    expect(await failure(origin, { allowedOrigins: [origin] })).toEqual({
      reason: "refused",
      mayHaveLeft: false,
    });
  });

  test("cut off before the reply: it may have left", async () => {
    const port = await serve((request) => request.socket.destroy());
    const origin = `http://127.0.0.1:${port}`;
    expect(await failure(origin, { allowedOrigins: [origin] })).toEqual({
      reason: "cut_off",
      mayHaveLeft: true,
    });
  });

  test("aborted by the caller: it may have left", async () => {
    const abort = new AbortController();
    const port = await serve(() => abort.abort());
    const fetch = createGuardedFetch({ allowedOrigins: [`http://127.0.0.1:${port}`] });
    const answer = fetch(new URL(`http://127.0.0.1:${port}/`), {
      method: "POST",
      body: "{}",
      signal: abort.signal,
    });
    await expect(answer).rejects.toMatchObject({ reason: "aborted", mayHaveLeft: true });
  });

  test("a reply that drips is aborted, whatever says where it ends", async () => {
    for (const headers of [
      { connection: "close" },
      { "transfer-encoding": "chunked" },
      { "content-length": 9 },
    ]) {
      const port = await serve((_, response) => {
        response.writeHead(200, headers);
        // Without a length and without chunks, only the end of the connection ends this one.
        if (!("transfer-encoding" in headers)) response.useChunkedEncodingByDefault = false;
        response.write("a");
      });
      const abort = new AbortController();
      const fetch = createGuardedFetch({ allowedOrigins: [`http://127.0.0.1:${port}`] });
      const { body } = await fetch(new URL(`http://127.0.0.1:${port}/`), {
        method: "GET",
        signal: abort.signal,
      });
      const read = (async () => {
        for await (const chunk of body) if (chunk.length > 0) abort.abort();
      })();
      await expect(read).rejects.toMatchObject({ reason: "aborted", mayHaveLeft: true });
    }
  });

  test("already aborted", async () => {
    const answer = createGuardedFetch({ allowedOrigins: ["http://127.0.0.1:9"] })(
      new URL("http://127.0.0.1:9/"),
      {
        method: "GET",
        signal: AbortSignal.abort(),
      },
    );
    await expect(answer).rejects.toMatchObject({ reason: "aborted", mayHaveLeft: false });
  });
});

describe("shared connections", () => {
  const toLoopback = () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]);

  test("are shared by what may be sent twice, and by nothing that may not", async () => {
    const connections = new Set<unknown>();
    const port = await serve((request, response) => {
      connections.add(request.socket);
      response.end("ok");
    });
    const origin = `http://127.0.0.1:${port}`;
    const fetch = createGuardedFetch({ allowedOrigins: [origin] });
    const get = async (mayShare: boolean) => {
      const { body } = await fetch(new URL(origin), { method: "GET", mayShare, signal: signal() });
      for await (const chunk of body) expect(chunk.byteLength).toBe(2);
      // The connection is given back after the body's end.
      await new Promise(setImmediate);
    };
    await get(true);
    await get(true);
    expect(connections.size).toBe(1);
    await get(false);
    expect(connections.size).toBe(2);
  });

  test("one to an allowed private address is nobody's who may not reach it", async () => {
    const port = await serve((_, response) => response.end("ok"));
    const url = new URL(`http://next-door.example:${port}/`);
    const get = (allowedOrigins: string[]) =>
      createGuardedFetch({ allowedOrigins, resolve: toLoopback })(url, {
        method: "GET",
        mayShare: true,
        signal: signal(),
      });
    for await (const chunk of (await get([url.origin])).body) expect(chunk.byteLength).toBe(2);
    await new Promise(setImmediate);
    await expect(get([])).rejects.toMatchObject({ reason: "blocked_address" });
  });
});
