import "server-only";
import { statusMessage } from "@/lib/api-contract/status-codes";
import { createAuthenticator } from "./accounts/authenticate";
import type { ServiceDeps } from "./deps";
import { refusal, type ServiceReply } from "./replies/envelope";
import { countCall } from "./accounts/count-call";
import { createDeliverer, type Deliverer } from "./callbacks/deliver-callbacks";
import { createExecutor, type Executor } from "./work/execute-tasks";
import { createTaskGetter } from "./calls/get-task";
import { listenForTasks } from "./work/listen-for-tasks";
import { listCodes } from "./calls/list-codes";
import { listIds } from "./calls/list-ids";
import { listModels } from "./calls/list-models";
import { listStatus } from "./calls/list-status";
import { listReady } from "./calls/list-ready";
import { describeApi } from "./describe/openapi";
import { createPoster } from "./calls/post-tasks";
import { resendCallbacks } from "./calls/resend-callbacks";
import { createLive } from "./live/run-live";
import { sweepTasks } from "./sweep";
import { userData } from "./calls/user-data";

export type ApiService = ReturnType<typeof createApiService>;

/** The service over a database, a registry of engines and a clock. */
export function createApiService(deps: ServiceDeps) {
  return {
    authenticate: createAuthenticator(deps),
    countCall: countCall.bind(null, deps),
    /** What a caller gets who has not proved who it is. */
    turnAway: (): ServiceReply =>
      refusal(40100, `${statusMessage(40100)} See your login details here: ${deps.origin} .`),
    models: listModels.bind(null, deps),
    live: createLive(deps),
    taskPost: createPoster(deps),
    tasksReady: listReady.bind(null, deps),
    taskGet: createTaskGetter(deps),
    idList: listIds.bind(null, deps),
    userData: userData.bind(null, deps),
    errors: listCodes.bind(null, deps),
    webhookResend: resendCallbacks.bind(null, deps),
    status: listStatus.bind(null, deps),
    /** The OpenAPI document of all this. */
    describe: () => describeApi(deps.origin),
    /** Where one of the sandbox's redirects leads; null when the token is not one. */
    resolveRedirect: (token: string): string | null => deps.registry.resolveRedirect(token),
    executor: (options?: Parameters<typeof createExecutor>[1]): Executor => createExecutor(deps, options),
    deliverer: (options: Parameters<typeof createDeliverer>[1]): Deliverer => createDeliverer(deps, options),
    sweep: sweepTasks.bind(null, deps),
    listen: listenForTasks.bind(null, deps),
  };
}
