import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import { getDb } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import { childEnvironment, publishToEnvironment, readLauncherEnv } from "@/lib/env";
import { paths } from "@/lib/paths";
import { seedDemo } from "@/lib/services/demo";
import { startProgram, stopProgram } from "../launcher/child";
import { livingLauncher } from "../lock.mjs";
import { answer, commandContext } from "./command";

const READY_MS = 30_000;

interface Options {
  email?: string;
  json: boolean;
}

/** `seed demo`: a workspace of simulated answers to look around in. */
export function addSeedDemo(program: Command): void {
  program
    .command("seed")
    .description("fill the instance with something to look at")
    .command("demo")
    .description("make a demo workspace: three weeks of simulated answers about two made-up brands")
    .option("--email <address>", "whose workspace it is; the instance's operator unless given")
    .option("--json", "answer with JSON", false)
    .action(async ({ email, json }: Options) => {
      const service = await findService();
      // Before anything reads the environment: the demo's questions go there.
      publishToEnvironment({ SIGHTLINE_URL: service.url });
      await answer(json, async () => {
        const userId = await findOwner(email);
        const { slug } = await whileRunning(service, () =>
          seedDemo({
            ctx: commandContext(userId),
            input: { onProgress: json ? undefined : showProgress },
          }),
        );
        if (!json) process.stderr.write("\n");
        return {
          lines: [`Demo workspace made at ${paths.workspace(slug).root}.`],
          json: { workspace: slug },
        };
      });
    });
}

function showProgress(answered: number, of: number): void {
  process.stderr.write(`\r${answered} of ${of} answers`);
}

async function findOwner(email: string | undefined): Promise<string> {
  const user = await getDb().user.findFirst({
    where: email === undefined ? { isOperator: true } : { email: email.trim().toLowerCase() },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  if (user) return user.id;
  throw new AppError("not_found", {
    message:
      email === undefined
        ? "There is no owner yet. Open the set-up address, or run `create-owner` first."
        : "Nobody here has that e-mail address.",
  });
}

interface Service {
  /** Where it answers, or will. */
  url: string;
  /** Set where it has to be started: the port it gets, and the address that links of its answers begin with. */
  toStart: { port: number; linksUrl: string } | null;
}

/** The built-in service: that of the running app, or one to be started for as long as the work takes. */
async function findService(): Promise<Service> {
  const { url: linksUrl, dataDir } = readLauncherEnv();
  const url = livingLauncher(dataDir)?.url ?? linksUrl;
  if (await answers(url)) return { url, toStart: null };
  const port = await freePort();
  return { url: `http://127.0.0.1:${port}`, toStart: { port, linksUrl } };
}

/** Where `npm start` builds the web server; this program is bundled a folder below. */
const BUILT = join(import.meta.dirname, "..");

async function whileRunning<Result>({ url, toStart }: Service, work: () => Promise<Result>): Promise<Result> {
  if (!toStart) return work();
  if (!existsSync(join(BUILT, "web.mjs"))) {
    throw new AppError("conflict", {
      message: "Sightline is not built yet. Run `npm start` once, then this again.",
    });
  }
  const web = startProgram(
    "web",
    BUILT,
    childEnvironment({ PORT: String(toStart.port), HOST: "127.0.0.1", SIGHTLINE_URL: toStart.linksUrl }),
  );
  try {
    const deadline = Date.now() + READY_MS;
    while (!(await answers(url))) {
      if (web.exitCode !== null || Date.now() > deadline) {
        throw new Error("The service could not be started for the demo.");
      }
      await sleep(100);
    }
    return await work();
  } finally {
    await stopProgram(web);
  }
}

/** Whether a Sightline answers there; without a worker it says 503, which is an answer too. */
const answers = (origin: string): Promise<boolean> =>
  fetch(`${origin}${paths.api.health}`).then(
    (reply) => reply.headers.get("content-type")?.includes("json") ?? false,
    () => false,
  );

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
