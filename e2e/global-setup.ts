import { rmSync } from "node:fs";
import { publishToEnvironment } from "@/lib/env";
import { startHostedApi } from "@/test/fakes/hosted-api";
import { startIdentityProvider } from "@/test/fakes/identity-provider";
import {
  HOSTED_LOGIN,
  OWNER,
  PROVIDER,
  SIGNED_IN_FILE,
  STRANGER,
  STRANGER_SIGNED_IN_FILE,
  STRANGERS_WORKSPACE,
  WORKSPACE,
} from "./owner";
import { freePort, startProduct } from "./product";
import { runProgram } from "./run-program";
import { signIn, type Person } from "./sign-in";

/** Fakes that a spec starts for itself may listen here: the product lets connections reach these origins. */
const SPARE_ORIGINS = 2;

/**
 * One product with an owner and a stranger, one hosted API and one provider of sign-in, for the whole run; tests keep apart by what they make
 * in them.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const hosted = await startHostedApi({ ...HOSTED_LOGIN, control: true });
  const ports = await Promise.all(Array.from({ length: SPARE_ORIGINS }, freePort));
  const spare = ports.map((port) => `http://127.0.0.1:${port}`);
  const port = await freePort();
  const provider = await startIdentityProvider({
    ...PROVIDER,
    redirectUris: [`http://127.0.0.1:${port}/api/auth/callback/oidc`],
  });
  const product = await startProduct({
    port,
    env: {
      SIGHTLINE_OIDC_ISSUER: provider.issuer,
      SIGHTLINE_OIDC_CLIENT_ID: PROVIDER.clientId,
      SIGHTLINE_OIDC_CLIENT_SECRET: PROVIDER.clientSecret,
      SIGHTLINE_OIDC_NAME: PROVIDER.name,
      SIGHTLINE_SANDBOX_LATENCY_MS: "200",
      SIGHTLINE_ALLOWED_ORIGINS: [hosted.url, ...spare].join(","),
      LOG_LEVEL: "warn",
    },
  });
  const onProduct = { SIGHTLINE_DATA_DIR: product.dataDir };
  try {
    await runProgram(["scripts/admin/main.ts", "create-owner", ...asArguments(OWNER, WORKSPACE)], onProduct);
    await runProgram(["e2e/add-person.ts", ...asArguments(STRANGER, STRANGERS_WORKSPACE)], onProduct);
    await signIn(product.url, OWNER, SIGNED_IN_FILE);
    await signIn(product.url, STRANGER, STRANGER_SIGNED_IN_FILE);
  } catch (error) {
    await Promise.all([product.remove(), hosted.close(), provider.close()]);
    throw error;
  }
  publishToEnvironment({
    SIGHTLINE_TEST_URL: product.url,
    SIGHTLINE_TEST_DATA_DIR: product.dataDir,
    SIGHTLINE_TEST_HOSTED_URL: hosted.url,
    SIGHTLINE_TEST_SPARE_ORIGINS: spare.join(","),
  });
  return async () => {
    await Promise.all([product.remove(), hosted.close(), provider.close()]);
    rmSync(SIGNED_IN_FILE, { force: true });
    rmSync(STRANGER_SIGNED_IN_FILE, { force: true });
  };
}

const asArguments = ({ email, password }: Person, { name }: { name: string }): string[] => [
  `--email=${email}`,
  `--password=${password}`,
  `--workspace=${name}`,
];
