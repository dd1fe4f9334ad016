import "server-only";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine, SchemaFilter } from "@prisma/schema-engine-wasm/schema_engine_bg";

interface Glue {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm: (wasm: WebAssembly.Exports) => void;
}

/** Nothing is managed by others: all of schemas `app` and `api` is ours. */
export const NO_FILTER: SchemaFilter = { externalTables: [], externalEnums: [] };

/**
 * Prisma's schema engine as WebAssembly, so that nothing has to be downloaded to make or apply a migration.
 * @param databaseUrl a database that answers, even for work that changes none
 */
export async function openSchemaEngine(databaseUrl: string): Promise<SchemaEngine> {
  const glue = await loadGlue();
  const factory = bindMigrationAwareSqlAdapterFactory(
    new PrismaPg({ connectionString: databaseUrl, max: 2 }),
  );
  return glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
}

async function loadGlue(): Promise<Glue> {
  const require = createRequire(join(process.cwd(), "package.json"));
  const folder = dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const glue = asGlue(await import("@prisma/schema-engine-wasm/schema_engine_bg"));
  const module = await WebAssembly.compile(await readFile(join(folder, "schema_engine_bg.wasm")));
  const { exports } = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": asImports(glue) });
  glue.__wbg_set_wasm(exports);
  const start = exports.__wbindgen_start;
  if (typeof start === "function") start();
  return glue;
}

/** The glue module exports `__wbg_set_wasm`, which its published types leave out; the exact version is pinned. */
function asGlue(module: object): Glue {
  if (!("__wbg_set_wasm" in module))
    throw new Error("the schema engine is not the version this was written for");
  return module as Glue;
}

/** Every function the WebAssembly module imports is an export of the glue module: that is how wasm-bindgen makes them. */
function asImports(glue: Glue): WebAssembly.ModuleImports {
  return glue as unknown as WebAssembly.ModuleImports;
}
