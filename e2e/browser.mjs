import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Kept in the clone, so that a copy which somebody else unpacked or left half-way is never met. */
const unpacked = fileURLToPath(new URL("../build/browser", import.meta.url));

const ON_THE_SYSTEM = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/**
 * A Chromium to test with: the one that comes by npm on Linux x64, else the system's Chromium or Chrome. Sets what it
 * needs in this process's environment.
 * @returns {Promise<string>} its path
 */
export async function findBrowser() {
  const path = (await browserByNpm()) ?? browserOnSystem();
  if (path) return path;
  throw new Error(
    "No browser for the end-to-end tests: npm brings one on Linux x64 only. Install Chromium or Chrome (for example `apt-get install chromium`) so that `chromium` or `google-chrome` is on the PATH.",
  );
}

async function browserByNpm() {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  mkdirSync(unpacked, { recursive: true });
  process.env.TMPDIR = unpacked;
  // The package unpacks its own copies of system libraries only where it takes the system for a bare one.
  if (!hasLibrary("libnss3.so")) process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs22.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  const path = await chromium.executablePath();
  if (answers(path)) return path;
  // Unpacking was cut off once: again, from the start.
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });
  const again = await chromium.executablePath();
  return answers(again) ? again : null;
}

function browserOnSystem() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  const candidates = [...folders.flatMap((folder) => ON_THE_SYSTEM.map((name) => join(folder, name))), mac];
  return candidates.find(answers) ?? null;
}

/** @param {string} path */
function answers(path) {
  return spawnSync(path, ["--version"], { timeout: 10_000 }).status === 0;
}

/** @param {string} name */
function hasLibrary(name) {
  const { stdout } = spawnSync("ldconfig", ["-p"], { encoding: "utf8" });
  return typeof stdout === "string" && stdout.includes(name);
}
