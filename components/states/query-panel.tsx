"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ReadFailure } from "./read-failure";

/** What this needs of a query; the object React Query returns has it. */
interface Query<Data> {
  data: Data | undefined;
  error: Error | null;
  isFetching: boolean;
  refetch: () => unknown;
}

interface QueryPanelProps<Data> {
  query: Query<Data>;
  /** The shape of what is coming. */
  skeleton: ReactNode;
  children: (data: Data) => ReactNode;
  isEmpty?: (data: Data) => boolean;
  /** What to show where there is nothing. */
  empty?: ReactNode;
  /** "The answers could not be read." */
  errorTitle: string;
  /** Off for something that polls, where the mark would blink. */
  updatingMark?: boolean;
}

/**
 * Decides between loading, error, empty and data, so that no screen does. Old data stays on a refetch, with a small
 * mark, and stays under the error where a refetch fails.
 */
export function QueryPanel<Data>({
  query,
  skeleton,
  children,
  isEmpty,
  empty,
  errorTitle,
  updatingMark = true,
}: QueryPanelProps<Data>) {
  const { data, error, isFetching, refetch } = query;
  const again = (
    <Button size="small" busy={isFetching} onClick={() => void refetch()}>
      Try again
    </Button>
  );
  if (data === undefined)
    return error ? <ReadFailure title={errorTitle} error={error} action={again} /> : skeleton;
  return (
    <div className="relative flex flex-col gap-3">
      {error && <ReadFailure title={errorTitle} error={error} stale action={again} />}
      {isFetching && updatingMark && !error && (
        <span role="status" className="text-muted absolute -top-5 right-0 text-xs">
          updating
        </span>
      )}
      {empty !== undefined && isEmpty?.(data) ? empty : children(data)}
    </div>
  );
}
