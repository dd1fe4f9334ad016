import type { Command } from "commander";
import { publishToEnvironment, readLauncherEnv } from "@/lib/env";
import { paths } from "@/lib/paths";
import { createDemoWorkspace } from "@/lib/services/demo";
import { fillHere } from "../demo/fill-here";
import { livingLauncher } from "../lock.mjs";
import { answer, commandContext, findOwner } from "./command";

interface Options {
  email?: string;
  json: boolean;
}

/** `seed demo`: a workspace of simulated answers to look around in. */
export function addSeedDemo(seed: Command): void {
  seed
    .command("demo")
    .description(
      "make a demo workspace: six weeks of a programme about a made-up brand, answered by the simulator",
    )
    .option("--email <address>", "whose workspace it is; the instance's operator unless given")
    .option("--json", "answer with JSON", false)
    .action(({ email, json }: Options) => {
      const { url, dataDir } = readLauncherEnv();
      // Where links in the answers lead.
      publishToEnvironment({ SIGHTLINE_URL: livingLauncher(dataDir)?.url ?? url });
      return answer(json, async () => {
        const userId = await findOwner(email);
        const ctx = commandContext(userId);
        const { slug } = await fillHere({
          ctx,
          madeAt: new Date(),
          open: () => createDemoWorkspace({ ctx, input: {} }),
          userId,
          onProgress: json ? undefined : showProgress,
        });
        if (!json) process.stderr.write("\n");
        return {
          lines: [`Demo workspace made at ${paths.workspace(slug).root}.`],
          json: { workspace: slug },
        };
      });
    });
}

function showProgress(answered: number, of: number): void {
  process.stderr.write(`\r${answered} of ${of} answers`);
}
