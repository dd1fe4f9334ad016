import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { promisify } from "node:util";
import { request } from "@playwright/test";
import { childEnvironment, publishToEnvironment } from "@/lib/env";
import { startHostedApi } from "./fakes/hosted-api";
import { HOSTED_LOGIN, OWNER, SIGNED_IN_FILE, WORKSPACE } from "./owner";
import { startProduct } from "./product";

/** One product with an owner, and one hosted API, for the whole run; tests keep apart by what they make in them. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const hosted = await startHostedApi({ ...HOSTED_LOGIN, control: true });
  const product = await startProduct({
    env: { SIGHTLINE_SANDBOX_LATENCY_MS: "200", SIGHTLINE_ALLOWED_ORIGINS: hosted.url, LOG_LEVEL: "warn" },
  });
  try {
    await createOwner(product.dataDir);
    await keepSignedIn(product.url);
  } catch (error) {
    await Promise.all([product.remove(), hosted.close()]);
    throw error;
  }
  publishToEnvironment({ SIGHTLINE_TEST_URL: product.url, SIGHTLINE_TEST_HOSTED_URL: hosted.url });
  return async () => {
    await Promise.all([product.remove(), hosted.close()]);
    rmSync(SIGNED_IN_FILE, { force: true });
  };
}

async function createOwner(dataDir: string): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    [
      "scripts/run.mjs",
      "scripts/admin/main.ts",
      "create-owner",
      `--email=${OWNER.email}`,
      `--password=${OWNER.password}`,
      `--workspace=${WORKSPACE.name}`,
    ],
    {
      env: childEnvironment({
        SIGHTLINE_DATA_DIR: dataDir,
        DATABASE_URL: undefined,
        SIGHTLINE_SECRET: undefined,
      }),
    },
  );
}

/** Signs in as a browser would and keeps the cookies for every test. */
async function keepSignedIn(url: string): Promise<void> {
  const context = await request.newContext({ baseURL: url });
  const csrf: unknown = await (await context.get("/api/auth/csrf")).json();
  const csrfToken =
    typeof csrf === "object" && csrf !== null && "csrfToken" in csrf ? String(csrf.csrfToken) : "";
  const reply = await context.post("/api/auth/callback/credentials", {
    form: { ...OWNER, csrfToken, json: "true" },
  });
  const { cookies } = await context.storageState({ path: SIGNED_IN_FILE });
  if (!cookies.some(({ name }) => name.includes("session-token"))) {
    throw new Error(`the owner could not sign in: ${reply.status()} ${await reply.text()}`);
  }
  await context.dispose();
}
