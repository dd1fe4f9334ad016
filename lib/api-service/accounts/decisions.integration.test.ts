import { expect, it } from "vitest";
import { failInserts } from "@/test/fail-inserts";
import { OPERATOR } from "@/test/operator";
import { ownDatabase } from "@/test/own-database";
import * as accounts from "./accounts";
import { createAccount, deposit, revokeAccount, rotatePassword, setLimit, setLimits } from "./decisions";

const pool = ownDatabase();

const entries = async (accountId: string): Promise<unknown[]> =>
  (
    await pool.query(
      `select action, actor_kind, actor_id, agent, request_id, workspace_id, entity, before, after
         from app.audit_entry where entity_id = $1 order by id`,
      [accountId],
    )
  ).rows;

const BY = {
  actor_kind: "operator",
  actor_id: null,
  agent: "test",
  request_id: OPERATOR.origin.requestId,
  workspace_id: null,
  entity: "api_account",
};

it("writes one row for each decision about an account, without its passwords", async () => {
  const { id, login, password } = await createAccount(OPERATOR, { name: "A tool" });
  await deposit(OPERATOR, id, "12.5");
  await setLimits(OPERATOR, id, { calls_per_minute: 3 });
  await setLimit(OPERATOR, id, "live_slots", 2);
  const rotated = await rotatePassword(OPERATOR, id);
  await revokeAccount(OPERATOR, id);
  await revokeAccount(OPERATOR, id);
  await expect(deposit(OPERATOR, id, "1")).rejects.toMatchObject({ code: "conflict" });

  const written = await entries(id);
  expect(written).toEqual([
    { ...BY, action: "api_account.create", before: null, after: { name: "A tool", login } },
    { ...BY, action: "api_account.deposit", before: null, after: { amount: "12.5" } },
    { ...BY, action: "api_account.set_limits", before: {}, after: { calls_per_minute: 3 } },
    {
      ...BY,
      action: "api_account.set_limits",
      before: { calls_per_minute: 3 },
      after: { calls_per_minute: 3, live_slots: 2 },
    },
    { ...BY, action: "api_account.rotate_password", before: null, after: { login } },
    { ...BY, action: "api_account.revoke", before: { name: "A tool", login }, after: null },
  ]);
  for (const secret of [password, rotated.password]) expect(JSON.stringify(written)).not.toContain(secret);
});

/** All that a decision about an account may change. */
async function state(): Promise<string> {
  const { rows } = await pool.query(
    `select (select json_agg(a order by id) from api.account a) as accounts,
            (select json_agg(p order by account_id) from api.purse p) as purses,
            (select json_agg(e order by e::text) from api.ledger_entry e) as ledger,
            (select count(*) from app.audit_entry) as entries`,
  );
  return JSON.stringify(rows);
}

it.each<[string, (id: string) => Promise<unknown>]>([
  ["create", () => createAccount(OPERATOR, { name: "Another" })],
  ["deposit", (id) => deposit(OPERATOR, id, "1")],
  ["set limits", (id) => setLimits(OPERATOR, id, { cost_per_day: "1.5" })],
  ["set one limit", (id) => setLimit(OPERATOR, id, "live_slots", 7)],
  ["rotate", (id) => rotatePassword(OPERATOR, id)],
  ["revoke", (id) => revokeAccount(OPERATOR, id)],
])("%s: where the row cannot be written, nothing is changed", async (_verb, decide) => {
  const { id } = await createAccount(OPERATOR, { name: "A tool" });
  const before = await state();
  await failInserts(pool, "app.audit_entry", () => decide(id));
  expect(await state()).toBe(before);
});

it("leaves a workspace's own account to its workspace", async () => {
  const { id } = await accounts.createAccount(pool, { name: "its own", workspaceId: crypto.randomUUID() });
  const before = await state();
  for (const decide of [rotatePassword, revokeAccount])
    await expect(decide(OPERATOR, id)).rejects.toMatchObject({ code: "conflict" });
  expect(await state()).toBe(before);
});
