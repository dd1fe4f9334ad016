import { describe, expect, it } from "vitest";
import { z } from "zod";
import { EngineFailure, type EngineUpstream } from "@/lib/engines/engine";
import { createTestService } from "@/test/service";
import { at, gate, ledger, readOne, replySchema, spent, task } from "@/test/service-replies";

describe("a live call", () => {
  it("answers, records and charges in one go", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const reply = await caller.post(at("perplexity", "live"), [
      { model_name: "sonar", user_prompt: "best crm" },
    ]);
    expect(reply.upstream).toBe("sandbox");
    const live = readOne("perplexity", "live", reply);
    expect(live.status_code).toBe(20000);
    const { money_spent: moneySpent } = z.object({ money_spent: z.number() }).parse(live.result?.[0]);
    expect(live.cost).toBeCloseTo(moneySpent + 0.0006, 12);
    expect(await ledger(test, caller.account.id)).toEqual({
      entries: 1,
      base: "0.000600000",
      advance: "0.000000000",
      charge: await spent(test, [live.id]),
    });
    const ready = readOne("chat_gpt", "tasks_ready", await caller.get(at("chat_gpt", "tasks_ready")));
    expect(ready.result).toBeNull();
  });

  it("that fails costs nothing", async () => {
    const failing = (sandbox: EngineUpstream): EngineUpstream => ({
      ...sandbox,
      ask: () => Promise.reject(new EngineFailure("timeout", true, "too slow")),
    });
    const test = await createTestService({ change: failing });
    const caller = await test.newCaller();
    const live = readOne("chat_gpt", "live", await caller.post(at("chat_gpt", "live"), [task()]));
    expect(live).toMatchObject({ status_code: 50401, cost: 0, result: null });
    expect(await ledger(test, caller.account.id)).toMatchObject({ entries: 0 });
  });

  it("finds thirty slots on each engine, and 40209 on the thirty-first", async () => {
    const released = gate();
    let asking = 0;
    const full = gate();
    const waiting = (sandbox: EngineUpstream): EngineUpstream => ({
      ...sandbox,
      ask: async (question, context) => {
        asking += 1;
        if (asking === 30) full.resolve(undefined);
        await released.promise;
        return sandbox.ask(question, context);
      },
    });
    const test = await createTestService({ change: waiting });
    const [caller, other] = [await test.newCaller(), await test.newCaller()];
    const live = (from: typeof caller, engine: "chat_gpt" | "gemini", model: string) =>
      from.post(at(engine, "live"), [task({ model_name: model })]);
    const calls = Array.from({ length: 30 }, () => live(caller, "chat_gpt", "gpt-4.1-mini"));
    await full.promise;
    const refused = readOne("chat_gpt", "live", await live(caller, "chat_gpt", "gpt-4.1-mini"));
    expect(refused).toMatchObject({ status_code: 40209, cost: 0 });
    const elsewhere = [live(caller, "gemini", "gemini-2.5-flash"), live(other, "chat_gpt", "gpt-4.1-mini")];
    released.resolve(undefined);
    const replies = [...(await Promise.all(calls)), ...(await Promise.all(elsewhere))];
    const codes = replies.map(({ body }) => replySchema.parse(body).tasks[0]?.status_code);
    expect(codes).toEqual(codes.map(() => 20000));
    const freed = readOne("chat_gpt", "live", await live(caller, "chat_gpt", "gpt-4.1-mini"));
    expect(freed.status_code).toBe(20000);
  });
});
