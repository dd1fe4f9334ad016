import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childEnvironment } from "@/lib/env";
import { ASKS_NOBODY } from "@/test/asks-nobody";

/** The built product, running on a data folder and a port of its own. */
export interface Product {
  url: string;
  /** The address it printed: with the set-up code, while nobody owns the instance. */
  printed: string;
  port: number;
  dataDir: string;
  /** All it has printed so far. */
  output: () => string;
  launcher: ChildProcess;
  /** Asks it to stop, as Ctrl-C does; resolves with its exit code. */
  stop: () => Promise<number | null>;
  /** Stops it and removes its data. */
  remove: () => Promise<void>;
}

/** How a start ended that did not lead to a running product. */
export class StartFailure extends Error {
  constructor(
    readonly code: number | null,
    readonly output: string,
  ) {
    super(`the product ended with code ${code}:\n${output}`);
  }
}

interface ProductOptions {
  /** An existing data folder, to start again on it. */
  dataDir?: string;
  port?: number;
  env?: Record<string, string>;
}

/** Starts the built product and waits for the line with its address. Throws StartFailure when it ends instead. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "sightline-product-"));
  const port = options.port ?? (await freePort());
  const launcher = spawn(process.execPath, ["--enable-source-maps", "build/launcher.mjs"], {
    env: childEnvironment({
      NODE_ENV: "production",
      PORT: String(port),
      HOST: "127.0.0.1",
      SIGHTLINE_DATA_DIR: dataDir,
      SIGHTLINE_URL: undefined,
      SIGHTLINE_SECRET: undefined,
      DATABASE_URL: undefined,
      ...ASKS_NOBODY,
      ...options.env,
    }),
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  const ended = new Promise<number | null>((resolve) => launcher.once("exit", resolve));
  const printed = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const line = output.split("\n").find((text) => text.startsWith("http://"));
      if (line && output.includes(`${line}\n`)) resolve(line);
    };
    launcher.stdout?.on("data", read);
    launcher.stderr?.on("data", read);
    void ended.then((code) => reject(new StartFailure(code, output)));
  });
  const stop = async () => {
    launcher.kill("SIGTERM");
    return ended;
  };
  return {
    url: new URL(printed).origin,
    printed,
    port,
    dataDir,
    output: () => output,
    launcher,
    stop,
    async remove() {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("the system gave no free port");
  return address.port;
}
