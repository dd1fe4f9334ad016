import { expect } from "vitest";
import { z } from "zod";
import type { LlmCall } from "@/lib/api-contract/format";
import { strictProblems, strictReply } from "@/lib/api-contract/strict-reply";
import type { OutgoingReply } from "@/lib/api-service/answer-call";
import type { Engine } from "@/lib/domain/engines/engine";
import type { TestService } from "@/test/service";

export const at = (engine: Engine, call: LlmCall) => `/v3/ai_optimization/${engine}/llm_responses/${call}`;

/** A task that ChatGPT takes. */
export const task = (more: { tag?: string; [field: string]: unknown } = {}) => ({
  model_name: "gpt-4.1-mini",
  user_prompt: "best running shoes for beginners",
  ...more,
});

export const replySchema = z.object({
  status_code: z.number(),
  cost: z.number(),
  tasks_count: z.number(),
  tasks_error: z.number(),
  tasks: z.array(
    z.looseObject({
      id: z.string(),
      status_code: z.number(),
      status_message: z.string(),
      cost: z.number(),
      data: z.record(z.string(), z.unknown()),
      result: z.array(z.record(z.string(), z.unknown())).nullable(),
    }),
  ),
});

/** Reads a reply after holding it to the documented shape. */
export function read(engine: Engine, call: LlmCall, reply: OutgoingReply) {
  expect(strictProblems(strictReply(engine, call), reply.body)).toEqual([]);
  expect(reply.http).toBe(200);
  return replySchema.parse(reply.body);
}

/** The one task of a reply. */
export function readOne(engine: Engine, call: LlmCall, reply: OutgoingReply) {
  const { tasks } = read(engine, call, reply);
  const [only] = tasks;
  if (!only || tasks.length > 1) throw new Error(`expected one task, got ${tasks.length}`);
  return only;
}

export async function executeAll({ service }: Pick<TestService, "service">) {
  const executor = service.executor({ concurrency: 50 });
  while ((await executor.fill()) > 0) await executor.settled();
}

/** The sums of an account's ledger, as exact decimal texts. */
export async function ledger({ pool }: Pick<TestService, "pool">, accountId: string) {
  const { rows } = await pool.query(
    `select count(*)::int as entries, coalesce(sum(base), 0)::numeric(18,9)::text as base,
            coalesce(sum(advance), 0)::numeric(18,9)::text as advance,
            coalesce(sum(model_charge), 0)::numeric(18,9)::text as charge
     from api.ledger_entry where account_id = $1`,
    [accountId],
  );
  return z
    .object({ entries: z.number(), base: z.string(), advance: z.string(), charge: z.string() })
    .parse(rows[0]);
}

/** What the models of some tasks charged, as an exact decimal text. */
export async function spent({ pool }: Pick<TestService, "pool">, ids: readonly string[]) {
  const { rows } = await pool.query(
    "select coalesce(sum(money_spent), 0)::numeric(18,9)::text as charge from api.task where id = any ($1)",
    [ids],
  );
  return z.object({ charge: z.string() }).parse(rows[0]).charge;
}

/** A promise that a test keeps. */
export const gate = () => Promise.withResolvers<undefined>();
