import { expect, it } from "vitest";
import { z } from "zod";
import { DAY, letTimePass } from "@/test/let-time-pass";
import { createTestService } from "@/test/service";

const PATH = "/v3/ai_optimization/gemini/llm_responses";

const reply = z.object({
  tasks: z.tuple([z.looseObject({ id: z.string(), status_code: z.number(), result: z.unknown() })]),
});

it("forgets results after 30 days and ended callbacks with them, and says that they expired", async () => {
  const { pool, service, newCaller } = await createTestService();
  const caller = await newCaller();
  const posted = await caller.post(`${PATH}/task_post`, [
    // Nothing answers there: the callback ends when it is given up.
    { model_name: "gemini-2.5-flash", user_prompt: "which bicycle", pingback_url: "http://127.0.0.1:9/ping" },
  ]);
  const { id } = reply.parse(posted.body).tasks[0];
  const executor = service.executor({ concurrency: 10 });
  await executor.fill();
  await executor.settled();
  await pool.query("update api.callback set state = 'given_up' where task_id = $1", [id]);

  const kept = async () => {
    const { rows } = await pool.query(
      `select (select result is not null from api.task where id = $1) as result,
              (select count(*)::int from api.callback where task_id = $1) as callbacks`,
      [id],
    );
    return z.object({ result: z.boolean(), callbacks: z.number() }).parse(rows[0]);
  };
  const status = async () =>
    reply.parse((await caller.get(`${PATH}/task_get/${id}`)).body).tasks[0].status_code;

  await letTimePass(pool, 29 * DAY);
  await service.sweep();
  expect(await kept()).toEqual({ result: true, callbacks: 1 });
  expect(await status()).toBe(20000);

  await letTimePass(pool, 2 * DAY);
  await service.sweep();
  expect(await kept()).toEqual({ result: false, callbacks: 0 });
  expect(await status()).toBe(40403);
});
