import { apiService } from "@/lib/api-service/instance";
import { env } from "@/lib/env";
import { startServiceExecution } from "@/lib/worker/service/execution";
import { serveV3 } from "@/test/serve-v3";

// One process of the service, to be killed: `web` answers calls, `worker` does the work. Without Next and the dashboard,
// which take longer to start than this to be killed.

/** Short, so that a killed process's work is taken over while one watches. */
const TIMES = { leaseMs: 1_500, callbackLeaseMs: 1_500, pollMs: 300, sweepMs: 300 };

if (process.argv[2] === "web") await serveV3(apiService(), env().port);
else
  await startServiceExecution({ service: apiService(), signal: new AbortController().signal, times: TIMES });
