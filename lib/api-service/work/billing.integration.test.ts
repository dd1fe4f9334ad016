import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { taskPath } from "@/lib/api-contract/format";
import { parseDollars } from "@/lib/domain/amounts/money";
import { parseUpstream } from "@/lib/domain/engines/upstream";
import { createRegistry } from "@/lib/engines/registry";
import { deposit } from "@/lib/api-service/accounts/accounts";
import { readPurse } from "@/lib/api-service/accounts/sql/read-purse";
import { failureStatus } from "@/lib/api-service/asking/failure-status";
import { BILLING, type BillingCase } from "@/test/fakes/vendors/billing";
import { openaiReply, openaiWire } from "@/test/fakes/vendors/openai";
import { KEY, startVendor, type VendorServer } from "@/test/fakes/vendors/vendor-server";
import { HOUR, letTimePass } from "@/test/let-time-pass";
import { createTestService, SANDBOX, type TestService } from "@/test/service";
import { at, executeAll, ledger, readOne, replySchema, spent } from "@/test/service-replies";

// The queue obeys what the vendor's side says of the bill: a vendor that counts its questions is the judge.

const QUESTION = { model_name: "gpt-4o-2024-11-20", user_prompt: "which tent" };
const NOTHING = { base: "0.000000000", advance: "0.000000000", charge: "0.000000000" };

let vendor: VendorServer;
let test: TestService;

beforeAll(async () => {
  vendor = await startVendor(openaiWire);
  const chosen = {
    chat_gpt: parseUpstream("chat_gpt", { kind: "openai", baseUrl: vendor.baseUrl, apiKey: KEY }),
    gemini: { kind: "sandbox" },
    claude: { kind: "sandbox" },
    perplexity: { kind: "sandbox" },
  } as const;
  test = await createTestService({
    engines: createRegistry({ ...SANDBOX, choose: () => Promise.resolve(chosen) }),
  });
});
afterAll(() => vendor.close());

/** Refusals that this vendor does not have. */
const refusals: Partial<Record<string, unknown>> = openaiWire.refusals;
/** What only the deadline of two minutes ends: `askEngine` is held to that beside it, with a clock of its own. */
const ENDLESS: readonly BillingCase["meets"][] = ["hang", "stalled"];

const CASES = BILLING.filter(
  ({ meets }) => !ENDLESS.includes(meets) && (typeof meets !== "string" || refusals[meets] !== null),
);

describe.each(CASES)("$name", ({ meets, reason, mayBeBilled, asksAgain }) => {
  const invalidField = reason === "invalid_field";

  it(`queued: asked again ${asksAgain}`, async () => {
    const caller = await test.newCaller();
    const before = vendor.questions.length;
    const { id } = readOne(
      "chat_gpt",
      "task_post",
      await caller.post(at("chat_gpt", "task_post"), [QUESTION]),
    );
    vendor.next(meets);
    await executeAll(test);
    const code = async () =>
      readOne("chat_gpt", "task_get", await caller.get(taskPath("chat_gpt", id))).status_code;
    const failed = invalidField ? 40501 : failureStatus({ reason, mayBeBilled }).code;
    expect(await code()).toBe(asksAgain ? 40602 : failed);
    expect(vendor.questions.length - before).toBe(1);

    await letTimePass(test.pool, HOUR);
    await test.service.sweep();
    await executeAll(test);
    expect(vendor.questions.length - before).toBe(asksAgain ? 2 : 1);
    expect(await code()).toBe(asksAgain ? 20000 : failed);
    expect(await ledger(test, caller.account.id)).toMatchObject(
      asksAgain ? { entries: 2, advance: NOTHING.advance } : { entries: 2, ...NOTHING },
    );
  });

  it("live: asked once, and nothing is charged", async () => {
    const caller = await test.newCaller();
    const before = vendor.questions.length;
    vendor.next(meets);
    const { body } = await caller.post(at("chat_gpt", "live"), [QUESTION]);
    const code = invalidField ? 40501 : failureStatus({ reason, mayBeBilled }).code;
    expect(replySchema.parse(body).tasks).toMatchObject([{ status_code: code, cost: 0, result: null }]);
    await test.service.sweep();
    await executeAll(test);
    expect(vendor.questions.length - before).toBe(1);
    expect(await ledger(test, caller.account.id)).toEqual({ entries: 0, ...NOTHING });
  });
});

describe("an answer that the filter withheld", () => {
  const withheld = (more: Readonly<Record<string, unknown>>) => ({
    status: 200,
    body: openaiReply(QUESTION.model_name, [], {
      status: "incomplete",
      incomplete_details: { reason: "content_filter" },
      ...more,
    }),
  });

  it("costs what the vendor charged for it, live", async () => {
    const caller = await test.newCaller();
    vendor.next(withheld({}));
    const { body } = await caller.post(at("chat_gpt", "live"), [QUESTION]);
    expect(replySchema.parse(body)).toMatchObject({
      cost: 0.0028,
      tasks: [{ status_code: 40103, cost: 0.0028, result: null }],
    });
    expect(await ledger(test, caller.account.id)).toEqual({ entries: 1, ...NOTHING, charge: "0.002800000" });
  });

  it("costs what the vendor charged for it, queued, and the advance comes back", async () => {
    const caller = await test.newCaller();
    const posted = readOne(
      "chat_gpt",
      "task_post",
      await caller.post(at("chat_gpt", "task_post"), [QUESTION]),
    );
    vendor.next(withheld({}));
    await executeAll(test);
    const collected = readOne("chat_gpt", "task_get", await caller.get(taskPath("chat_gpt", posted.id)));
    // The documentation has collecting free; the list of ids has what it came to.
    expect(collected).toMatchObject({ status_code: 40103, cost: 0, result: null });
    expect(await spent(test, [posted.id])).toBe("0.002800000");
    expect(await ledger(test, caller.account.id)).toEqual({ entries: 2, ...NOTHING, charge: "0.002800000" });
  });

  it("costs nobody knows what where the reply does not count it, and nothing is charged", async () => {
    const caller = await test.newCaller();
    vendor.next(withheld({ usage: null }));
    const { body } = await caller.post(at("chat_gpt", "live"), [QUESTION]);
    const [task] = replySchema.parse(body).tasks ?? [];
    expect(task).toMatchObject({ status_code: 40103, cost: 0 });
    const { rows } = await test.pool.query("select money_spent from api.task where id = $1", [task?.id]);
    expect(rows).toEqual([{ money_spent: null }]);
    expect(await ledger(test, caller.account.id)).toEqual({ entries: 0, ...NOTHING });
  });

  it("is taken from what was deposited", async () => {
    const caller = await test.newCaller();
    await deposit(test.pool, caller.account.id, parseDollars("1"), new Date());
    vendor.next(withheld({}));
    await caller.post(at("chat_gpt", "live"), [QUESTION]);
    const purse = await readPurse(test.pool, caller.account.id);
    expect(purse?.balance).toBe(parseDollars("0.9972"));
  });
});
