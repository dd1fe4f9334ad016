import { QueryClient } from "@tanstack/react-query";
import { RequestError } from "./request-error";

const RETRIES = 2;

/** A browser tab's cache of reads. A refused read is not asked again; one that did not arrive is. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) =>
          failures < RETRIES && error instanceof RequestError && error.code === "upstream",
      },
    },
  });
