import { readFileSync } from "node:fs";
import { z } from "zod";

const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

function readManifest() {
  const file: unknown = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  return Object.entries(manifest.parse(file).node);
}

/** The ids by which pages of this build call its actions, by the actions' names. */
export const builtActions = (): ReadonlyMap<string, string> =>
  new Map(readManifest().map(([id, { exportedName }]) => [exportedName, id]));

/** The actions of this build, each with its id and the routes of the pages that call it. */
export const actionsOfPages = (): { name: string; id: string; routes: string[] }[] =>
  readManifest().map(([id, { exportedName, workers }]) => ({
    name: exportedName,
    id,
    routes: Object.keys(workers).map(routeOf),
  }));

/** `app/(dashboard)/[workspace]/compose/page` is `/[workspace]/compose`. */
export const routeOf = (file: string): string =>
  file
    .replace(/^app/, "")
    .replace(/\/(page|route)(\.tsx?)?$/, "")
    .replaceAll(/\/\([^)]+\)/g, "") || "/";
