import fc from "fast-check";
import { expect, it } from "vitest";
import { add, nano, parseDollars, subtract, toDollars, ZERO } from "@/lib/domain/amounts/money";
import { getPool } from "@/lib/db/pool";
import { OPERATOR } from "@/test/operator";
import * as accounts from "./accounts";
import { createAccount, deposit, revokeAccount, rotatePassword, setLimits } from "./decisions";
import { getAccount, listAccountLedger, listAccounts, listAccountTasks, ROWS_PER_PAGE } from "./operator";
import { readPurse } from "./sql/read-purse";

const unique = () => `tool ${crypto.randomUUID()}`;

/** Enters a live call's charge as the service would. */
const charge = (accountId: string, base: string, modelCharge: string, at = new Date()) =>
  getPool().query(
    "insert into api.ledger_entry (task_id, kind, account_id, base, model_charge, at) values ($1, 'live', $2, $3, $4, $5)",
    [crypto.randomUUID(), accountId, base, modelCharge, at],
  );

it("sums an account's ledger to its balance to the last decimal, over all its pages", async () => {
  const amounts = fc.sample(
    fc.record({ deposits: fc.boolean(), amount: fc.bigInt({ min: 1n, max: 2_000_000_000n }) }),
    { numRuns: 2 * ROWS_PER_PAGE + 5, seed: 7 },
  );
  const { id } = await createAccount(OPERATOR, { name: unique() });
  await deposit(OPERATOR, id, "0.000000001");
  for (const { deposits, amount } of amounts) {
    const dollars = toDollars(nano(amount));
    if (deposits) await deposit(OPERATOR, id, dollars);
    else await charge(id, "0.0006", dollars);
  }
  let sum = ZERO;
  let count = 0;
  for (let page = 1; ; page += 1) {
    const { rows, more } = await listAccountLedger(id, page);
    count += rows.length;
    for (const { deposit, base, advance, modelCharge } of rows)
      sum = add(sum, subtract(deposit, add(base, advance, modelCharge)));
    if (!more) break;
  }
  const { money } = await getAccount(id);
  const purse = await readPurse(getPool(), id);
  expect(count).toBe(amounts.length + 1);
  expect(money).toMatchObject({ metered: true, balance: sum });
  expect(purse?.balance).toBe(sum);
  expect(add(money.base, money.modelCharge, money.held)).toBe(money.charged);
});

it("finds accounts by a part of name or login, active and revoked apart, and sums what they spent today", async () => {
  const name = unique();
  const kept = await createAccount(OPERATOR, { name });
  const gone = await createAccount(OPERATOR, { name: `${name} too` });
  await charge(kept.id, "0.0006", "0.25");
  await charge(kept.id, "0.0006", "1", new Date(Date.now() - 86_400_000));
  await revokeAccount(OPERATOR, gone.id);
  const find = async (state: "active" | "revoked" | "all", text: string) => {
    const { rows, total } = await listAccounts({ state, text, page: 1 });
    expect(total).toBe(rows.length);
    return rows.map(({ id }) => id);
  };
  expect(await find("all", name)).toEqual([gone.id, kept.id]);
  expect(await find("active", name.toUpperCase())).toEqual([kept.id]);
  expect(await find("revoked", name)).toEqual([gone.id]);
  expect(await find("all", gone.login.slice(2))).toEqual([gone.id]);
  expect(await find("all", "100%_")).toEqual([]);
  expect((await listAccounts({ state: "active", text: name, page: 1 })).rows[0]).toMatchObject({
    balance: null,
    lastCallAt: null,
    spentToday: parseDollars("0.2506"),
  });
});

it("keeps only the limits that are otherwise, and shows all that hold", async () => {
  const { id } = await createAccount(OPERATOR, { name: unique() });
  await setLimits(OPERATOR, id, { calls_per_minute: 3, cost_per_day: "1.5" });
  await setLimits(OPERATOR, id, { live_slots: null });
  expect(await getAccount(id)).toMatchObject({
    ownLimits: { live_slots: null },
    limits: { live_slots: null, calls_per_minute: 10_000, cost_per_day: null },
  });
});

it("changes nothing of a revoked account, and knows no other than its own", async () => {
  const { id } = await createAccount(OPERATOR, { name: unique() });
  await revokeAccount(OPERATOR, id);
  await revokeAccount(OPERATOR, id);
  const refusal = { code: "conflict" };
  await expect(rotatePassword(OPERATOR, id)).rejects.toMatchObject(refusal);
  await expect(deposit(OPERATOR, id, "1")).rejects.toMatchObject(refusal);
  await expect(setLimits(OPERATOR, id, {})).rejects.toMatchObject(refusal);
  expect((await getAccount(id)).money).toMatchObject({ deposited: ZERO, metered: false });
  for (const unknown of [crypto.randomUUID(), "not-an-id"])
    await expect(getAccount(unknown)).rejects.toMatchObject({ code: "not_found" });
  const workspaces = await accounts.createAccount(getPool(), {
    name: unique(),
    workspaceId: crypto.randomUUID(),
  });
  await expect(revokeAccount(OPERATOR, workspaces.id)).rejects.toMatchObject(refusal);
  expect(await listAccountTasks(id, 1)).toEqual({ rows: [], more: false });
});
