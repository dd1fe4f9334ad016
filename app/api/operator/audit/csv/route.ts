import { UTC } from "@/lib/domain/time/time-zone";
import { exportInstanceEntries } from "@/lib/services/audit";
import { AUDIT_HEADER, auditQuerySchema, auditRows } from "@/lib/web/audit-csv";
import { operatorCsv } from "@/lib/web/download";

/** The instance's own audit log as CSV. To anybody but its operator it is not there. */
export const GET = operatorCsv(auditQuerySchema, async ({ ctx }, filter) => ({
  name: "instance-audit-log",
  header: AUDIT_HEADER,
  marked: true,
  batches: auditRows(exportInstanceEntries({ ctx, input: { ...filter, zone: UTC } })),
}));
