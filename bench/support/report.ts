import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import type { Pool } from "pg";

interface Figure {
  name: string;
  value: number;
  /** What it must reach: from below for `atLeast`, from above for `atMost`. Without either it is only told. */
  atLeast?: number;
  atMost?: number;
  /** The absolute figures behind a ratio. */
  detail: string;
}

/** Prints figures as they come and remembers which missed their bar. */
export function createReport() {
  const missed: string[] = [];
  return {
    add({ name, value, atLeast, atMost, detail }: Figure): void {
      const held = (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
      if (!held) missed.push(name);
      const bar = atLeast !== undefined ? `≥ ${atLeast}` : atMost !== undefined ? `≤ ${atMost}` : "";
      const mark = bar === "" ? " " : held ? "✓" : "✗";
      console.log(`${mark} ${name.padEnd(46)} ${format(value).padStart(9)} ${bar.padEnd(8)} ${detail}`);
    },
    /** Says which bars were missed and sets the exit code by it. */
    end(): void {
      console.log(missed.length === 0 ? "All bars held." : `Missed: ${missed.join("; ")}.`);
      if (missed.length > 0) process.exitCode = 1;
    },
  };
}

export type Report = ReturnType<typeof createReport>;

const format = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(2);

/** A whole figure for people. */
export const whole = (value: number): string => Math.round(value).toLocaleString("en");

/** One line on what the figures were taken on. */
export async function describeMachine(pool: Pool): Promise<string> {
  const setting = async (name: string) => {
    const { rows } = await pool.query<{ value: string }>("select current_setting($1) as value", [name]);
    return `${name} ${rows[0]?.value ?? "?"}`;
  };
  const settings = ["fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "max_wal_size"];
  const { rows } = await pool.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  return [
    `${cpus()[0]?.model.trim() ?? "?"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${rows[0]?.version ?? "?"} (${(await Promise.all(settings.map(setting))).join(", ")})`,
    `load ${readFileSync("/proc/loadavg", "utf8").split(" ").slice(0, 3).join(" ")}`,
  ].join("; ");
}
