import type { Narrowing } from "@/components/filters/narrowed-to";
import type { SpendFilter } from "@/lib/domain/money/spend";

type Narrowable = Pick<SpendFilter, "runId" | "label" | "connectionId">;

/** What of a filter has no box of its own, each with the way to drop it. */
export const spendNarrowings = (
  { runId, label, connectionId }: Narrowable,
  dropHref: (change: Partial<Narrowable>) => string,
): Narrowing[] => [
  ...(runId === null ? [] : [{ what: "Run", value: "one", dropHref: dropHref({ runId: null }) }]),
  ...(label === null ? [] : [{ what: "Label", value: label, dropHref: dropHref({ label: null }) }]),
  ...(connectionId === null
    ? []
    : [{ what: "Connection", value: "one", dropHref: dropHref({ connectionId: null }) }]),
];
