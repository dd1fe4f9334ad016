import * as redirects from "@/lib/services/redirects";
import { MACHINE, type Line } from "./allowed";

export const redirectsLines: Line[] = [
  [
    "redirects.resolveDueRedirects",
    MACHINE,
    "done",
    "not_found",
    (ctx) => redirects.resolveDueRedirects({ ctx, input: { signal: AbortSignal.abort() } }),
  ],
];
