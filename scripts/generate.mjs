import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Generates Prisma's client when the schema changed since. */
export function generateClient() {
  const folder = join(root, "prisma/schema");
  const hash = createHash("sha256");
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  const stamp = hash.digest("hex");
  const stampFile = join(root, "build/prisma-stamp");
  const present = existsSync(join(root, "lib/db/generated/client.ts"));
  if (present && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules/prisma/build/index.js"), "generate", "--schema", folder],
    {
      cwd: root,
      encoding: "utf8",
      env: {
        ...process.env,
        // Prisma would download its schema engine, which generating does not use: any file that exists stops it.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: "1",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
      },
    },
  );
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
    throw new Error("Prisma's client could not be generated.");
  }
  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(stampFile, stamp);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateClient();
