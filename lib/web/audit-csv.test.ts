import { expect, it } from "vitest";
import type { AuditEntry } from "@/lib/domain/team/audit-entry";
import { csvLine } from "@/lib/format/csv";
import { AUDIT_HEADER, auditQuerySchema, auditRows } from "./audit-csv";

const ENTRY: AuditEntry = {
  id: "1",
  at: "2026-05-01T10:00:00.000Z",
  actorKind: "member",
  actorId: "0190a0c0-0000-7000-8000-000000000001",
  who: "=HYPERLINK(1)",
  action: "run.create",
  entity: "run",
  entityId: "0190a0c0-0000-7000-8000-000000000002",
  about: null,
  before: null,
  after: { name: '=1+1,"x"', tasks: 3 },
  address: "192.0.2.7",
  agent: "@SUM(A1)",
  requestId: "a request",
};

async function* once(entries: AuditEntry[]) {
  yield entries;
}

async function linesOf(entries: AuditEntry[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const rows of auditRows(once(entries))) lines.push(...rows.map(csvLine));
  return lines;
}

it("has a cell under each head, and none that a spreadsheet runs", async () => {
  expect(await linesOf([ENTRY])).toEqual([
    `2026-05-01T10:00:00.000Z,'=HYPERLINK(1),member,started a run,run.create,run,${ENTRY.entityId},,,` +
      `"{""name"":""=1+1,\\""x\\"""",""tasks"":3}",192.0.2.7,'@SUM(A1),a request\r\n`,
  ]);
  for await (const [row] of auditRows(once([ENTRY]))) expect(row).toHaveLength(AUDIT_HEADER.length);
});

it("names a job, and the command line by nothing", async () => {
  const [job = "", command = ""] = await linesOf([
    { ...ENTRY, actorKind: "system", actorId: "send-due-slots", who: null },
    { ...ENTRY, actorKind: "operator", actorId: null, who: null },
  ]);
  expect(job).toContain(",send-due-slots,system,");
  expect(command).toContain(",,operator,");
});

it.each([{ action: "no.action" }, { memberId: "1" }, { from: "2026-02-30" }, { text: "a\u0000b" }])(
  "refuses %j",
  (query) => {
    expect(auditQuerySchema.safeParse(query).success).toBe(false);
  },
);
