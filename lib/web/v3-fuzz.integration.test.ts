import { expect, it } from "vitest";
import { setLimits } from "@/lib/api-service/accounts/accounts";
import { createTestService } from "@/test/service";
import { fuzzAll } from "@/test/fuzz/fuzz-all";
import { serveV3 } from "@/test/serve-v3";

const SEED = 20_261_121;
const REQUESTS = 1_200;

it("answers whatever it is sent with a well-formed reply, and leaks nothing", async () => {
  const { pool, service, newCaller } = await createTestService();
  const { account, authorization } = await newCaller();
  await setLimits(pool, account.id, {
    calls_per_minute: null,
    tasks_ready_per_minute: null,
    user_data_per_minute: null,
    id_list_per_minute: null,
    live_slots: null,
  });
  const served = await serveV3(service);
  const { problems, statuses } = await fuzzAll({
    origin: served.origin,
    authorization,
    seed: SEED,
    count: REQUESTS,
  });
  await served.close();
  expect(problems, `seed ${SEED}`).toEqual([]);
  // It is no fuzz that is always turned away, nor one that always passes.
  for (const status of ["20000", "20100", "40100", "40402", "40501", "40503"])
    expect(statuses).toContain(status);
});
