import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The programs beside Next: output name → source file. */
export const PROGRAMS = {
  launcher: "scripts/launcher/main.ts",
  web: "scripts/web.ts",
  worker: "lib/worker/worker.ts",
  demo: "scripts/demo/main.ts",
};

/**
 * Bundles programs that run outside Next: our own modules in one file each, packages left in node_modules.
 * @param {Record<string, string>} entries output name → source file, relative to the repository
 * @param {string} outdir
 */
export async function bundle(entries, outdir) {
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // What is imported late is loaded late.
    splitting: true,
    chunkNames: "chunks/[hash]",
    packages: "external",
    platform: "node",
    target: "node24",
    format: "esm",
    sourcemap: true,
    logLevel: "warning",
    // These programs are the server; the package only guards against being bundled for a browser.
    alias: { "server-only": join(root, "scripts/empty.mjs") },
  });
}
