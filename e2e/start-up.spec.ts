import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { expect, request, test } from "@playwright/test";
import { z } from "zod";
import { testUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { livingLauncher } from "@/scripts/lock.mjs";
import { isAlive } from "@/scripts/processes.mjs";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary";
import { OWNER, WORKSPACE } from "./owner";
import { freePort, startProduct, StartFailure, type Product } from "./product";
import { runProgram } from "./run-program";
import { signIn } from "./sign-in";

// No browser: the product as the machine sees it.

const healthSchema = z.object({ database: z.string(), queue: z.string(), worker: z.string() });

async function health(product: Product) {
  const reply = await fetch(`${product.url}/api/health`).catch(() => null);
  return reply && { status: reply.status, ...healthSchema.parse(await reply.json()) };
}

const whole = { status: 200, database: "ok", queue: "ok", worker: "ok" };

function processOf(product: Product, name: string) {
  const record = livingLauncher(product.dataDir)?.children.find((child) => child.name === name);
  if (!record) throw new Error(`no ${name} is recorded`);
  return record;
}

test("starts, answers, refuses a second start, and stops every process when told to", async () => {
  const product = await startProduct();
  try {
    expect(product.printed).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/setup\?code=[\w-]{24}$/);
    expect(await health(product)).toEqual(whole);

    const second = await startProduct({ dataDir: product.dataDir }).catch((error: unknown) => error);
    expect(second).toBeInstanceOf(StartFailure);
    expect(second).toMatchObject({
      code: 1,
      output: expect.stringContaining(`already runs here: ${product.url}`),
    });

    const children = livingLauncher(product.dataDir)?.children ?? [];
    expect(children.map(({ name }) => name).sort()).toEqual(["postgres", "web", "worker"]);
    expect(await product.stop()).toBe(0);
    expect(children.filter(isAlive)).toEqual([]);
  } finally {
    await product.remove();
  }
});

test("answers doubled and trailing slashes where they are, zipped and marked so", async () => {
  const reply = await fetch(`${testUrl()}//v3//appendix/user_data/`, { redirect: "manual" });
  expect(reply.status).toBe(401);
  expect(reply.headers.get("content-encoding")).toBe("gzip");
  expect(await reply.json()).toMatchObject({ status_code: 40100 });
  expect(reply.headers.get("x-powered-by")).toBeNull();
});

test("names a port that is taken and how to choose another", async () => {
  const port = await freePort();
  const other = createServer().listen(port, "127.0.0.1");
  const failure = await startProduct({ port }).catch((error: unknown) => error);
  other.close();
  expect(failure).toMatchObject({
    code: 1,
    output: expect.stringContaining(`Port ${port} on 127.0.0.1 is taken`),
  });
  expect(failure).toMatchObject({ output: expect.stringContaining(`PORT=${port + 1} npm start`) });
});

test("names a variable that is not usable and what it takes", async () => {
  const failure = await startProduct({ env: { SIGHTLINE_URL: "sightline.example.com/app" } }).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({
    code: 1,
    output: expect.stringContaining("SIGHTLINE_URL is not usable: it takes"),
  });
});

test("starts a killed database, web or worker again", async () => {
  const product = await startProduct();
  try {
    for (const name of ["postgres", "web", "worker"]) {
      const killed = processOf(product, name);
      process.kill(killed.pid, "SIGKILL");
      await expect
        .poll(() => livingLauncher(product.dataDir)?.children.find((c) => c.name === name)?.pid ?? killed.pid)
        .not.toBe(killed.pid);
      await expect.poll(() => health(product)).toEqual(whole);
    }
    expect(product.output()).toContain("worker ended (SIGKILL); starting it again.");
  } finally {
    await product.remove();
  }
});

test("a killed launcher's processes end, and the next start takes over", async () => {
  const product = await startProduct();
  const { children } = livingLauncher(product.dataDir) ?? { children: [] };
  product.launcher.kill("SIGKILL");
  const next = await startProduct({ dataDir: product.dataDir, port: product.port });
  try {
    expect(children.filter(isAlive)).toEqual([]);
    expect(next.printed).toBe(product.printed);
    expect(await health(next)).toEqual(whole);
  } finally {
    await next.remove();
  }
});

test("copies on one database of the operator's own share people, sessions and the set-up code", async ({}, info) => {
  const postgres = await startTemporaryPostgres();
  const instance = { DATABASE_URL: postgres.url, SIGHTLINE_SECRET: randomBytes(32).toString("hex") };
  // Started together: one migrates, the other waits for it.
  const copies = await Promise.all([startProduct({ env: instance }), startProduct({ env: instance })]);
  try {
    const codes = copies.map(({ printed }) => new URL(printed).searchParams.get("code"));
    expect(codes[0]).toMatch(/^[\w-]{24}$/);
    expect(codes[1]).toBe(codes[0]);
    for (const copy of copies) {
      expect(await health(copy)).toEqual(whole);
      const children = livingLauncher(copy.dataDir)?.children ?? [];
      expect(children.map(({ name }) => name).sort()).toEqual(["web", "worker"]);
    }

    const { email, password } = OWNER;
    const owner = [`--email=${email}`, `--password=${password}`, `--workspace=${WORKSPACE.name}`];
    await runProgram(["scripts/admin/main.ts", "create-owner", ...owner], instance);
    const [first, second] = copies;
    const cookies = info.outputPath("owner.json");
    await signIn(first.url, OWNER, cookies);
    const elsewhere = await request.newContext({ baseURL: second.url, storageState: cookies });
    const page = await elsewhere.get(paths.workspace(WORKSPACE.slug).answers());
    expect(page.url()).toBe(`${second.url}${paths.workspace(WORKSPACE.slug).answers()}`);
    expect(await page.text()).toContain(WORKSPACE.name);
    await elsewhere.dispose();
  } finally {
    await Promise.all(copies.map((copy) => copy.remove()));
    await postgres.stop();
  }
});
