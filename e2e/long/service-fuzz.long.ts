import { expect, test } from "@playwright/test";
import { testSeed } from "@/lib/env";
import { fuzzAll } from "@/test/fuzz/fuzz-all";
import { startProduct } from "../product";
import { createApiAccount } from "./api-account";

const REQUESTS = 20_000;

test("twenty thousand requests of every kind are answered in the wire's words, and none learns of the inside", async () => {
  test.setTimeout(15 * 60_000);
  const seed = testSeed();
  console.log(`seed ${seed}`);
  const product = await startProduct({ env: { SIGHTLINE_SANDBOX_LATENCY_MS: "0", LOG_LEVEL: "error" } });
  try {
    const { login, password } = await createApiAccount(product.dataDir, "fuzz", [
      "calls_per_minute",
      "tasks_ready_per_minute",
      "user_data_per_minute",
      "id_list_per_minute",
      "live_slots",
    ]);
    const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}`;
    const from = Date.now();
    const { problems, statuses } = await fuzzAll({
      origin: product.url,
      authorization,
      seed,
      count: REQUESTS,
    });
    console.log(
      `${REQUESTS} requests in ${Math.round((Date.now() - from) / 1000)} s: ${[...statuses].sort().join(" ")}`,
    );
    expect(problems).toEqual([]);
  } finally {
    await product.remove();
  }
});
