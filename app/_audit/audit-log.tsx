import { NuqsAdapter } from "nuqs/adapters/next/app";
import { AuditList } from "@/components/audit/audit-list";
import { AddressProblems } from "@/components/filters/address-problems";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { AddressProblem } from "@/lib/domain/lists/address-problem";
import type { AuditPage } from "@/lib/domain/team/audit-entry";
import { formatCapped } from "@/lib/format/text";
import { auditHref, type AuditState } from "@/lib/queries/audit-address";
import { AuditFiltersInAddress } from "./audit-filters-in-address";

interface AuditLogProps {
  /** Where this log is. */
  path: string;
  state: AuditState;
  problems: readonly AddressProblem[];
  page: AuditPage;
  deciders: readonly { id: string; name: string }[];
  zone: string;
}

/** An audit log, a workspace's or the instance's: its filters, the entries they leave, and the way on. */
export function AuditLog({
  path,
  state,
  problems,
  page: { rows, next, total },
  deciders,
  zone,
}: AuditLogProps) {
  const { after, ...filter } = state;
  return (
    <>
      <AddressProblems problems={problems} cleanHref={auditHref(path, state)} />
      <NuqsAdapter>
        <AuditFiltersInAddress deciders={deciders} zone={zone} />
      </NuqsAdapter>
      {rows.length > 0 ? (
        <AuditList rows={rows} />
      ) : (
        <EmptyState
          title={after ? "There are no more entries" : "Nothing on record matches"}
          action={
            <Button asChild>
              <Link href={auditHref(path, after ? filter : {})}>
                {after ? "Back to the newest" : "Show all entries"}
              </Link>
            </Button>
          }
        >
          What people decide here is kept for as long as the workspace is.
        </EmptyState>
      )}
      <nav aria-label="Pages" className="flex items-center justify-between gap-4 py-2">
        <span className="tabular text-muted text-sm">{formatCapped(total, "entry", "entries")}</span>
        <span className="flex gap-2">
          {after && (
            <Button asChild size="small">
              <Link href={auditHref(path, filter)}>Newest</Link>
            </Button>
          )}
          {next && (
            <Button asChild size="small">
              <Link href={auditHref(path, { ...filter, after: next })}>Older</Link>
            </Button>
          )}
        </span>
      </nav>
    </>
  );
}
