import { test as base } from "@playwright/test";
import { testUrl } from "@/lib/env";
import { SIGNED_IN_FILE } from "./owner";

/** Playwright's test with the running product as base URL and the owner signed in. */
export const test = base.extend({
  baseURL: testUrl(),
  storageState: SIGNED_IN_FILE,
});

/** For pages that a signed-out person sees. */
export const signedOut = base.extend({
  baseURL: testUrl(),
  storageState: { cookies: [], origins: [] },
});

export { expect } from "@playwright/test";
export { HOSTED_LOGIN, OWNER, WORKSPACE } from "./owner";
