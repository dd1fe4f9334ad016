import type { Command } from "commander";
import { addSeedDemo } from "./seed-demo";
import { addSeedLarge } from "./seed-large";

/** `seed …`: workspaces to look around in, or to measure on. */
export function addSeed(program: Command): void {
  const seed = program.command("seed").description("fill the instance with something to look at");
  addSeedDemo(seed);
  addSeedLarge(seed);
}
