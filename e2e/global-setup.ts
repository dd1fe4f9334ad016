import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { promisify } from "node:util";
import { request } from "@playwright/test";
import { childEnvironment, publishToEnvironment } from "@/lib/env";
import { startHostedApi } from "./fakes/hosted-api";
import {
  HOSTED_LOGIN,
  OWNER,
  SIGNED_IN_FILE,
  STRANGER,
  STRANGER_SIGNED_IN_FILE,
  STRANGERS_WORKSPACE,
  WORKSPACE,
} from "./owner";
import { freePort, startProduct } from "./product";

/** Fakes that a spec starts for itself may listen here: the product lets connections reach these origins. */
const SPARE_ORIGINS = 2;

/**
 * One product with an owner and a stranger, and one hosted API, for the whole run; tests keep apart by what they make
 * in them.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const hosted = await startHostedApi({ ...HOSTED_LOGIN, control: true });
  const ports = await Promise.all(Array.from({ length: SPARE_ORIGINS }, freePort));
  const spare = ports.map((port) => `http://127.0.0.1:${port}`);
  const product = await startProduct({
    env: {
      SIGHTLINE_SANDBOX_LATENCY_MS: "200",
      SIGHTLINE_ALLOWED_ORIGINS: [hosted.url, ...spare].join(","),
      LOG_LEVEL: "warn",
    },
  });
  try {
    await run(product.dataDir, ["scripts/admin/main.ts", "create-owner", ...asArguments(OWNER, WORKSPACE)]);
    await run(product.dataDir, ["e2e/add-person.ts", ...asArguments(STRANGER, STRANGERS_WORKSPACE)]);
    await keepSignedIn(product.url, OWNER, SIGNED_IN_FILE);
    await keepSignedIn(product.url, STRANGER, STRANGER_SIGNED_IN_FILE);
  } catch (error) {
    await Promise.all([product.remove(), hosted.close()]);
    throw error;
  }
  publishToEnvironment({
    SIGHTLINE_TEST_URL: product.url,
    SIGHTLINE_TEST_HOSTED_URL: hosted.url,
    SIGHTLINE_TEST_SPARE_ORIGINS: spare.join(","),
  });
  return async () => {
    await Promise.all([product.remove(), hosted.close()]);
    rmSync(SIGNED_IN_FILE, { force: true });
    rmSync(STRANGER_SIGNED_IN_FILE, { force: true });
  };
}

interface Person {
  email: string;
  password: string;
}

const asArguments = ({ email, password }: Person, { name }: { name: string }): string[] => [
  `--email=${email}`,
  `--password=${password}`,
  `--workspace=${name}`,
];

/** Runs a program of ours on the running product's data. */
async function run(dataDir: string, program: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, ["scripts/run.mjs", ...program], {
    env: childEnvironment({
      SIGHTLINE_DATA_DIR: dataDir,
      DATABASE_URL: undefined,
      SIGHTLINE_SECRET: undefined,
    }),
  });
}

/** Signs in as a browser would and keeps the cookies for every test. */
async function keepSignedIn(url: string, person: Person, file: string): Promise<void> {
  const context = await request.newContext({ baseURL: url });
  const csrf: unknown = await (await context.get("/api/auth/csrf")).json();
  const csrfToken =
    typeof csrf === "object" && csrf !== null && "csrfToken" in csrf ? String(csrf.csrfToken) : "";
  const reply = await context.post("/api/auth/callback/credentials", {
    form: { ...person, csrfToken, json: "true" },
  });
  const { cookies } = await context.storageState({ path: file });
  if (!cookies.some(({ name }) => name.includes("session-token"))) {
    throw new Error(`${person.email} could not sign in: ${reply.status()} ${await reply.text()}`);
  }
  await context.dispose();
}
