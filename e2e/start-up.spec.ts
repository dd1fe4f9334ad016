import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, request, test } from "@playwright/test";
import { z } from "zod";
import { childEnvironment, testUrl } from "@/lib/env";
import { ASKS_NOBODY } from "@/test/asks-nobody";
import { paths } from "@/lib/paths";
import { livingLauncher } from "@/scripts/lock.mjs";
import { isAlive } from "@/scripts/processes.mjs";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary";
import { OWNER, WORKSPACE } from "./owner";
import { freePort, startProduct, StartFailure, type Product } from "./product";
import { LONG } from "./long-tag";
import { runProgram } from "./run-program";
import { signIn } from "./sign-in";

// No browser: the product as the machine sees it.

const healthSchema = z.object({
  database: z.string(),
  queue: z.string(),
  worker: z.string(),
  disk: z.string(),
});

async function health(product: Product) {
  const reply = await fetch(`${product.url}/api/health`).catch(() => null);
  return reply && { status: reply.status, ...healthSchema.parse(await reply.json()) };
}

const whole = { status: 200, database: "ok", queue: "ok", worker: "ok", disk: "ok" };

function processOf(product: Product, name: string) {
  const record = livingLauncher(product.dataDir)?.children.find((child) => child.name === name);
  if (!record) throw new Error(`no ${name} is recorded`);
  return record;
}

/** A process and all that it has started. */
function familyOf(pid: number): number[] {
  const parents = readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return [{ child: Number(name), parent: Number(parent) }];
    } catch {
      return [];
    }
  });
  const below = (of: number): number[] =>
    parents.flatMap(({ child, parent }) => (parent === of ? [child, ...below(child)] : []));
  return [pid, ...below(pid)];
}

/** A reply with how long it took, in milliseconds. */
async function timed(url: string, init?: RequestInit) {
  const since = performance.now();
  const reply = await fetch(url, { redirect: "manual", ...init });
  return { status: reply.status, text: await reply.text(), took: performance.now() - since };
}

/** One product and one data folder, from its first start to its end. What each test leaves, the next begins with. */
test.describe("one product", () => {
  test.describe.configure({ mode: "serial" });

  let product: Product;
  test.beforeAll(async () => {
    product = await startProduct();
  });
  test.afterAll(() => product.remove());

  test("starts, answers, and refuses a second start", async () => {
    expect(product.printed).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/setup\?code=[\w-]{24}$/);
    expect(await health(product)).toEqual(whole);

    const second = await startProduct({ dataDir: product.dataDir }).catch((error: unknown) => error);
    expect(second).toBeInstanceOf(StartFailure);
    expect(second).toMatchObject({
      code: 1,
      output: expect.stringContaining(`already runs here: ${product.url}`),
    });
  });

  test("while the database is frozen everything says so at once, and goes on after it", LONG, async () => {
    test.skip(process.platform !== "linux", "processes are found by /proc");
    const { pid } = processOf(product, "postgres");
    const web = processOf(product, "web").pid;
    await timed(`${product.url}/sign-in`);
    const frozen = familyOf(pid);
    for (const each of frozen) process.kill(each, "SIGSTOP");
    try {
      const post = {
        method: "POST",
        body: '[{"user_prompt":"a"}]',
        headers: { authorization: "Basic YTpi" },
      };
      const ask = () =>
        Promise.all([
          timed(`${product.url}/sign-in`),
          timed(`${product.url}/api/workspaces/acme/runs/x`),
          timed(`${product.url}/api/health`),
          timed(`${product.url}/v3/ai_optimization/gemini/llm_responses/task_post`, post),
          timed(`${product.url}/v3/appendix/user_data`),
        ]);
      // At the first moment nobody knows yet: what needs no database is answered, and what has begun is given up.
      for (const { took } of await ask()) expect(took).toBeLessThan(5_000);
      const [page, read, state, ...calls] = await ask();
      for (const { took } of [page, read, state, ...calls]) expect(took).toBeLessThan(5_000);
      expect(page).toMatchObject({
        status: 503,
        text: expect.stringContaining("The database does not answer"),
      });
      expect(read).toMatchObject({ status: 503, text: expect.stringContaining("does not answer") });
      expect(state).toMatchObject({ status: 503, text: expect.stringContaining('"database":"down"') });
      for (const { status, text } of calls) {
        expect(status).toBe(200);
        expect(JSON.parse(text)).toMatchObject({ status_code: 50304, cost: 0, tasks: null });
      }
      // What is no business of the database's is there.
      expect((await timed(`${product.url}/robots.txt`)).status).toBe(200);
      expect((await timed(`${product.url}/v3/openapi.json`)).status).toBe(200);
    } finally {
      for (const each of frozen) process.kill(each, "SIGCONT");
    }
    await expect.poll(() => health(product)).toEqual(whole);
    expect((await timed(`${product.url}/sign-in`)).status).toBe(200);
    expect((await timed(`${product.url}/v3/appendix/user_data`)).status).toBe(401);
    expect([processOf(product, "postgres").pid, processOf(product, "web").pid]).toEqual([pid, web]);
  });

  test("starts a killed database, web or worker again", LONG, async () => {
    for (const name of ["postgres", "web", "worker"]) {
      const killed = processOf(product, name);
      process.kill(killed.pid, "SIGKILL");
      await expect
        .poll(() => livingLauncher(product.dataDir)?.children.find((c) => c.name === name)?.pid ?? killed.pid)
        .not.toBe(killed.pid);
      await expect.poll(() => health(product)).toEqual(whole);
    }
    expect(product.output()).toContain("worker ended (SIGKILL); starting it again.");
  });

  test("a killed launcher's processes end, and the next start takes over", LONG, async () => {
    const { children } = livingLauncher(product.dataDir) ?? { children: [] };
    product.launcher.kill("SIGKILL");
    const { dataDir, port, printed } = product;
    product = await startProduct({ dataDir, port });
    expect(children.filter(isAlive)).toEqual([]);
    expect(product.printed).toBe(printed);
    expect(await health(product)).toEqual(whole);
  });

  test("stops every process when told to", async () => {
    const children = livingLauncher(product.dataDir)?.children ?? [];
    expect(children.map(({ name }) => name).sort()).toEqual(["postgres", "web", "worker"]);
    expect(await product.stop()).toBe(0);
    expect(children.filter(isAlive)).toEqual([]);
  });
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

test("npm that is told to stop takes everything with it", LONG, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "sightline-npm-"));
  const port = await freePort();
  const npm = spawn("npm", ["start"], {
    env: childEnvironment({
      NODE_ENV: undefined,
      PORT: String(port),
      SIGHTLINE_DATA_DIR: dataDir,
      SIGHTLINE_URL: undefined,
      SIGHTLINE_SECRET: undefined,
      DATABASE_URL: undefined,
      ...ASKS_NOBODY,
    }),
    stdio: ["ignore", "pipe", "pipe"],
    // As under a process manager: nobody's terminal, and no group of ours that would be told, too.
    detached: true,
  });
  let output = "";
  for (const stream of [npm.stdout, npm.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  try {
    await expect.poll(() => output, { timeout: 60_000 }).toContain(`http://127.0.0.1:${port}`);
    const record = livingLauncher(dataDir);
    const all = [...(record ? [record.launcher] : []), ...(record?.children ?? [])];
    expect(all.map(({ name }) => name).sort()).toEqual(["launcher", "postgres", "web", "worker"]);
    npm.kill("SIGTERM");
    await expect.poll(() => all.filter(isAlive).map(({ name }) => name), { timeout: 40_000 }).toEqual([]);
    expect(livingLauncher(dataDir)).toBeNull();
  } finally {
    const left = livingLauncher(dataDir);
    if (left) process.kill(left.launcher.pid, "SIGTERM");
    if (npm.exitCode === null && npm.signalCode === null) npm.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test("says what is in the way of a start, without a stack", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sightline-blocked-"));
  // PostgreSQL's own account has to pass through.
  chmodSync(folder, 0o711);
  const file = join(folder, "file");
  writeFileSync(file, "");
  const unlocked = join(folder, "unlocked");
  mkdirSync(join(unlocked, "postgres/data"), { recursive: true });
  writeFileSync(join(unlocked, "postgres/data/PG_VERSION"), "18\n");
  try {
    for (const [dataDir, said] of [
      [file, `${file} is a file where a folder is needed`],
      [join(file, "below"), "is a file where a folder is needed"],
      [unlocked, "postgres/password is missing or empty"],
    ] as const) {
      const failure = await startProduct({ dataDir }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 1, output: expect.stringContaining(said) });
      expect(failure).not.toMatchObject({ output: expect.stringMatching(/^\s+at /m) });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test(
  "copies on one database of the operator's own share people, sessions and the set-up code",
  LONG,
  async ({}, info) => {
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
  },
);
