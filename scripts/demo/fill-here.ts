import { createServer } from "node:http";
import { openApiService } from "@/lib/api-service/instance";
import { publishToEnvironment } from "@/lib/env";
import type { InstanceContext } from "@/lib/services/context";
import { fillDemo } from "@/lib/services/demo";
import { createPastClock } from "@/lib/services/demo/past-clock";
import { answerDirectly } from "@/lib/web/v3-direct";
import { demoWorld } from "./demo-world";

interface FillHere {
  ctx: InstanceContext;
  /** When the workspace was made, or is. */
  madeAt: Date;
  /** Makes the workspace, or says which; called when the service answers. */
  open: () => Promise<{ id: string; slug: string }>;
  userId: string;
  onProgress?: (answered: number, of: number) => void;
}

/**
 * Fills a demo workspace from this process, which answers its questions itself: the service's own handler on a loopback
 * port, over a clock that stands where the demo's questions are asked from. Nothing on the wire sets a clock. Returns
 * the workspace's slug. From here on the environment's address is that port, so the process is good for nothing else.
 */
export async function fillHere({
  ctx,
  madeAt,
  open,
  userId,
  onProgress,
}: FillHere): Promise<{ slug: string }> {
  const clock = createPastClock();
  // Before the address changes: links in answers lead to where people reach the instance.
  const service = openApiService(clock.now, demoWorld(madeAt));
  const server = createServer((request, response) => {
    answerDirectly(service, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the service has no port");
  publishToEnvironment({ SIGHTLINE_URL: `http://127.0.0.1:${address.port}` });
  try {
    const { id, slug } = await open();
    await fillDemo({ ctx, input: { workspaceId: id, userId, clock, onProgress } });
    return { slug };
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}
