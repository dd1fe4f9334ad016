import { z } from "zod";
import { closeDb, getDb } from "@/lib/db/client";
import { closePool } from "@/lib/db/pool";
import { log } from "@/lib/log";
import { seedDemoJob } from "@/lib/queue/definitions";
import { closeQueue } from "@/lib/queue/queue";
import { systemContext } from "@/lib/services/context";
import { fillHere } from "./fill-here";

// node demo.mjs '{"workspaceId": …, "userId": …}': fills one demo workspace and ends. The worker starts it for a job.

const { workspaceId, userId } = seedDemoJob.payload.parse(
  JSON.parse(z.string().parse(process.argv[2], { error: () => "which workspace?" })),
);
// Whoever started it is gone: what is half-way goes on with the next try of the job.
const onLeft = () => process.exit(1);
process.on("disconnect", onLeft);
try {
  const workspace = await getDb().workspace.findUnique({
    where: { id: workspaceId },
    select: { createdAt: true },
  });
  await fillHere({
    ctx: systemContext(seedDemoJob.name),
    madeAt: workspace?.createdAt ?? new Date(),
    open: () => Promise.resolve({ id: workspaceId, slug: "" }),
    userId,
  });
} catch (error) {
  log().error({ err: error, workspaceId }, "the demo could not be filled");
  process.exitCode = 1;
} finally {
  await closeQueue();
  await closeDb();
  await closePool();
  // Who leaves by itself is not left.
  process.off("disconnect", onLeft);
  if (process.connected) process.disconnect();
}
