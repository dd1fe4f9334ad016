import { exportAuditEntries } from "@/lib/services/audit";
import { AUDIT_HEADER, auditQuerySchema, auditRows } from "@/lib/web/audit-csv";
import { workspaceCsv } from "@/lib/web/download";

/** The workspace's audit log as CSV, newest first, as far as the filters leave it. */
export const GET = workspaceCsv(
  { permission: "audit:read", query: auditQuerySchema },
  async ({ ctx, workspace }, filter) => ({
    name: `${workspace.slug}-audit-log`,
    header: AUDIT_HEADER,
    marked: true,
    batches: auditRows(exportAuditEntries({ ctx, input: { ...filter, zone: workspace.timeZone } })),
  }),
);
