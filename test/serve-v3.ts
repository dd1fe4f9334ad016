import { createServer } from "node:http";
import type { ApiService } from "@/lib/api-service/service";
import { answerDirectly } from "@/lib/web/v3-direct";
import { z } from "zod";

export interface ServedV3 {
  origin: string;
  close: () => Promise<void>;
}

/** A service over HTTP on the loopback, answering as the web process does. */
export async function serveV3(service: ApiService, port = 0): Promise<ServedV3> {
  const server = createServer((request, response) => {
    answerDirectly(service, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  const address = z.object({ port: z.number() }).parse(server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
