import type { Narrowing } from "@/components/filters/narrowed-to";
import type { EntryFilter } from "@/lib/domain/money/spend";
import { OF_NONE } from "./spend-words";

type Narrowable = Pick<EntryFilter, "runId" | "label" | "connectionId" | "without">;

/** What of a filter has no box of its own, each with the way to drop it. */
export const spendNarrowings = (
  { runId, label, connectionId, without = null }: Narrowable,
  dropHref: (change: Partial<Narrowable>) => string,
): Narrowing[] => [
  ...(runId === null ? [] : [{ what: "Run", value: "one", dropHref: dropHref({ runId: null }) }]),
  ...(label === null ? [] : [{ what: "Label", value: label, dropHref: dropHref({ label: null }) }]),
  ...(connectionId === null
    ? []
    : [{ what: "Connection", value: "one", dropHref: dropHref({ connectionId: null }) }]),
  ...(without === null
    ? []
    : [{ what: "Entries", value: OF_NONE[without].toLowerCase(), dropHref: dropHref({ without: null }) }]),
];
