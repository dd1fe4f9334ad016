import { readFileSync } from "node:fs";
import { z } from "zod";

const manifest = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) });

/** The ids by which pages of this build call its actions, by the actions' names. */
export function builtActions(): ReadonlyMap<string, string> {
  const file: unknown = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  const { node } = manifest.parse(file);
  return new Map(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]));
}
