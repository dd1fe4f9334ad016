import { ANY_ENTRY } from "@/lib/domain/team/audit-entry";
import * as audit from "@/lib/services/audit";
import { ADMIN, MACHINE, type Line } from "./allowed";
import { collect } from "./inputs";

const anyEntry = { ...ANY_ENTRY, zone: "UTC" };

export const auditLines: Line[] = [
  [
    "audit.listAuditEntries",
    ADMIN,
    "done",
    "done",
    (ctx) => audit.listAuditEntries({ ctx, input: { filter: anyEntry, after: null } }),
  ],
  ["audit.listDeciders", ADMIN, "done", "done", (ctx) => audit.listDeciders({ ctx })],
  [
    "audit.exportAuditEntries",
    ADMIN,
    "done",
    "done",
    (ctx) => collect(audit.exportAuditEntries({ ctx, input: anyEntry })),
  ],
  [
    "audit.listInstanceEntries",
    MACHINE,
    "done",
    "not_found",
    (ctx) => audit.listInstanceEntries({ ctx, input: { filter: anyEntry, after: null } }),
  ],
  ["audit.listInstanceDeciders", MACHINE, "done", "not_found", (ctx) => audit.listInstanceDeciders({ ctx })],
  [
    "audit.exportInstanceEntries",
    MACHINE,
    "done",
    "not_found",
    (ctx) => collect(audit.exportInstanceEntries({ ctx, input: anyEntry })),
  ],
];
