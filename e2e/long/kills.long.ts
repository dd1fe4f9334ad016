import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { z } from "zod";
import { livingLauncher } from "@/scripts/lock.mjs";
import { freePort, startProduct, type Product } from "../product";
import { createApiAccount } from "./api-account";

const KILLS = 24;
const VICTIMS = ["web", "worker", "postgres", "launcher"] as const;
const PER_POST = 10;
/** A task whose executor died is found by the sweep when its lease has run out. */
const ALL_DONE_MS = 5 * 60_000;

const reply = z.object({
  tasks: z.array(
    z.object({ id: z.string().nullable(), status_code: z.number(), result: z.array(z.unknown()).nullable() }),
  ),
});

const PATH = "/v3/ai_optimization/gemini/llm_responses";

test("what was accepted is answered, whoever is killed meanwhile", async () => {
  const port = await freePort();
  const env = { SIGHTLINE_SANDBOX_LATENCY_MS: "300", LOG_LEVEL: "silent" };
  let product: Product = await startProduct({ port, env });
  const { login, password } = await createApiAccount(product.dataDir, "kills");
  const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}`;

  async function call(path: string, body?: object) {
    const answer = await fetch(`${product.url}${path}`, {
      method: body ? "POST" : "GET",
      headers: { authorization, ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(10_000),
    });
    return reply.parse(await answer.json());
  }

  const accepted = new Set<string>();
  const cutOff: unknown[] = [];
  async function post(round: number): Promise<void> {
    const tasks = Array.from({ length: PER_POST }, (_, index) => ({
      user_prompt: `which running shoes last longest, round ${round}.${index}`,
      model_name: "gemini-2.5-flash",
    }));
    // Of a post that was cut off nothing is known, and nothing is promised.
    const posted = await call(`${PATH}/task_post`, tasks).catch((error: unknown) => {
      cutOff.push(error);
      return { tasks: [] };
    });
    for (const { id, status_code } of posted.tasks) if (id && status_code === 20100) accepted.add(id);
  }

  try {
    for (let round = 0; round < KILLS; round++) {
      const victim = VICTIMS[round % VICTIMS.length];
      const posting = post(round);
      await wait(50 * (round % 7));
      const running = livingLauncher(product.dataDir);
      const pid =
        victim === "launcher" ? running?.launcher.pid : running?.children.find((c) => c.name === victim)?.pid;
      if (pid !== undefined) process.kill(pid, "SIGKILL");
      await posting;
      if (victim === "launcher") product = await startProduct({ dataDir: product.dataDir, port, env });
      await expect
        .poll(
          () =>
            fetch(`${product.url}/api/health`).then(
              ({ status }) => status,
              () => 0,
            ),
          { timeout: 60_000 },
        )
        .toBe(200);
    }

    expect(accepted.size, cutOff.map(String).join("\n")).toBeGreaterThan(0);
    const waiting = new Set(accepted);
    const failed: string[] = [];
    const deadline = Date.now() + ALL_DONE_MS;
    while (waiting.size > 0 && Date.now() < deadline) {
      for (const id of waiting) {
        const [task] = (await call(`${PATH}/task_get/${id}`)).tasks;
        if (task?.status_code === 40602 || task?.status_code === 40601) continue;
        waiting.delete(id);
        if (task?.status_code !== 20000 || task.result?.length !== 1)
          failed.push(`${id}: ${task?.status_code}`);
      }
      await wait(500);
    }
    expect({ stillWaiting: waiting.size, failed }).toEqual({ stillWaiting: 0, failed: [] });
  } finally {
    await product.remove();
  }
});
