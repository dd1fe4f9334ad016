import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { followRedirect, type Followed } from "./follow-redirect";
import { createGuardedFetch } from "./guarded-fetch";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A redirector on loopback, and what it was asked. */
async function serve(listener: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return { origin: `http://127.0.0.1:${address.port}`, asked };
}

const to =
  (location: string, status = 302): RequestListener =>
  (_, response) =>
    response.writeHead(status, { location }).end();

interface How {
  allowed?: boolean;
  timeoutMs?: number;
  resolve?: () => Promise<{ address: string; family: number }[]>;
}

const follow = (
  url: string,
  redirectors: string[],
  { allowed = true, timeoutMs = 2_000, resolve }: How = {},
): Promise<Followed> =>
  followRedirect({
    url,
    fetch: createGuardedFetch({ allowedOrigins: allowed ? redirectors : [], ...(resolve && { resolve }) }),
    isRedirector: ({ origin }) => redirectors.includes(origin),
    allow: () => Promise.resolve(),
    timeoutMs,
    now: () => new Date(0),
    signal: AbortSignal.timeout(10_000),
  });

const unresolved = (reason: string, mayPass = false) => ({ state: "unresolved", reason, mayPass });

describe("a redirect", () => {
  it("leads where its Location says, and nobody there is asked", async () => {
    const { origin, asked } = await serve(to("https://nobody-answers.example/a?b=%C3%A4#c"));
    const followed = await follow(`${origin}/x`, [origin]);
    expect(followed).toEqual({
      state: "resolved",
      url: "https://nobody-answers.example/a?b=%C3%A4#c",
      hops: [
        {
          ...{ number: 1, address: `${origin}/x`, method: "HEAD", status: 302, failure: null },
          ...{ next: "https://nobody-answers.example/a?b=%C3%A4#c", at: new Date(0) },
        },
      ],
    });
    expect(asked).toEqual(["HEAD /x"]);
  });

  it("is asked by GET where HEAD says nothing, and no body is read", async () => {
    const { origin, asked } = await serve((request, response) => {
      if (request.method === "HEAD") response.writeHead(405).end();
      else {
        response.writeHead(301, { location: "/y" });
        response.write("a body without an end");
      }
    });
    const second = await serve(to("https://there.example/"));
    expect(await follow(`${origin}/x`, [origin])).toMatchObject(unresolved("loop"));
    expect(asked).toEqual(["HEAD /x", "GET /x", "HEAD /y", "GET /y"]);
    expect(await follow(`${second.origin}/x`, [second.origin])).toMatchObject({ state: "resolved" });
  });

  it("leads from redirector to redirector, five at most", async () => {
    const chain = await serve((request, response) => {
      const number = Number(request.url?.slice(1));
      to(number === 0 ? "https://end.example/" : `/${number - 1}`)(request, response);
    });
    expect(await follow(`${chain.origin}/4`, [chain.origin])).toMatchObject({ url: "https://end.example/" });
    const long = await follow(`${chain.origin}/5`, [chain.origin]);
    expect(long).toMatchObject(unresolved("too-many-hops"));
    expect(long.hops).toHaveLength(5);
  });

  it("that leads in a circle does not end there", async () => {
    const { origin } = await serve((request, response) =>
      to(request.url === "/a" ? "/b" : "/a")(request, response),
    );
    const followed = await follow(`${origin}/a`, [origin]);
    expect(followed).toMatchObject(unresolved("loop"));
    expect(followed.hops.map(({ number }) => number)).toEqual([1, 2]);
  });

  it.each([
    [404, "not-found", false],
    [410, "not-found", false],
    [403, "refused", false],
    [429, "refused", true],
    [503, "refused", true],
    [200, "no-redirect", false],
    [302, "no-redirect", false],
  ])("answered by %i without a place is %s", async (status, reason, mayPass) => {
    const { origin } = await serve((_, response) => response.writeHead(status).end());
    expect(await follow(`${origin}/x`, [origin])).toMatchObject(unresolved(reason, mayPass));
  });

  it("whose host hangs is given up in time", async () => {
    const { origin, asked } = await serve(() => undefined);
    expect(await follow(`${origin}/x`, [origin], { timeoutMs: 100 })).toMatchObject(
      unresolved("timed-out", true),
    );
    expect(asked).toEqual(["HEAD /x"]);
  });

  it("whose host cuts off is unreachable", async () => {
    const { origin } = await serve((request) => request.socket.destroy());
    expect(await follow(`${origin}/x`, [origin])).toMatchObject(unresolved("unreachable", true));
  });
});

describe("what is private", () => {
  it.each([
    "http://127.0.0.1:9/",
    "http://localhost/",
    "http://169.254.169.254/latest",
    "http://[::1]/",
    "http://10.0.0.1/",
    "http://printer.local/",
    "http://2130706433/",
  ])("%s is nowhere to lead to, and is not asked", async (target) => {
    const { origin } = await serve(to(target));
    const followed = await follow(`${origin}/x`, [origin]);
    expect(followed).toMatchObject(unresolved("private-address"));
    expect(followed.hops).toHaveLength(1);
  });

  it("is not reached by a redirector's name either", async () => {
    const { origin, asked } = await serve(to("https://there.example/"));
    expect(await follow(`${origin}/x`, [origin], { allowed: false })).toMatchObject(
      unresolved("private-address"),
    );
    const named = `http://redirector.example:${new URL(origin).port}`;
    const resolve = () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]);
    expect(await follow(`${named}/x`, [named], { allowed: false, resolve })).toMatchObject(
      unresolved("private-address"),
    );
    expect(asked).toEqual([]);
  });
});

it.each([
  "ftp://there.example/",
  "javascript:alert(1)",
  "data:text/html,x",
  `https://there.example/${"x".repeat(9_000)}`,
  "http://[",
])("%.30s is no place to lead to", async (target) => {
  const { origin } = await serve(to(target));
  expect(await follow(`${origin}/x`, [origin])).toMatchObject({ state: "unresolved" });
});

it("whose host is none of those that are asked is not asked", async () => {
  const { origin, asked } = await serve(to("https://there.example/"));
  expect(await follow(`${origin}/x`, [])).toEqual({ ...unresolved("host-off"), hops: [] });
  expect(asked).toEqual([]);
});
