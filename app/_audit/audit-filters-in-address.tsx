"use client";

import { AuditFilters } from "@/components/audit/audit-filters";
import { AUDIT_SEARCH_MAX, auditParsers } from "@/lib/queries/audit-address";
import { useAddress } from "@/lib/queries/use-address";

interface AuditFiltersInAddressProps {
  deciders: readonly { id: string; name: string }[];
  zone: string;
}

/** Keeps the filters of an audit log in the address; the page reads them there. */
export function AuditFiltersInAddress(props: AuditFiltersInAddressProps) {
  const { state, setState, busy } = useAddress(auditParsers);
  return (
    <AuditFilters
      {...props}
      filter={state}
      searchMax={AUDIT_SEARCH_MAX}
      busy={busy}
      onChange={(change) => void setState({ after: null, ...change })}
    />
  );
}
