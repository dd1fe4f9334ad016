import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { childEnvironment } from "@/lib/env";
import { bundle, root } from "@/scripts/bundle.mjs";

/** What one process is to start. */
export const startsSchema = z.object({
  workspaceId: z.uuid(),
  asker: z.object({ connectionId: z.uuid(), promptVersionId: z.uuid() }),
  starts: z.array(
    z.object({
      userId: z.uuid().nullable(),
      calls: z.int(),
      high: z.string(),
      label: z.string().nullable(),
      onlyWhatFits: z.boolean(),
    }),
  ),
});
export type Starts = z.infer<typeof startsSchema>;

const run = promisify(execFile);

/** Starts runs in as many processes as there are lists, all at once; says how each start ended. */
export async function startInProcesses(
  lists: readonly Starts[],
  variables: Record<string, string>,
): Promise<string[]> {
  await bundle({ starts: "test/budgets/starts.main.ts" }, "build/budgets");
  const program = join(root, "build/budgets/starts.mjs");
  const env = childEnvironment(variables);
  const ended = await Promise.all(
    lists.map((list) => run(process.execPath, [program, JSON.stringify(list)], { env })),
  );
  return ended.flatMap(({ stdout }) => z.string().array().parse(JSON.parse(stdout)));
}
