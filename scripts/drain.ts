import type { Server, ServerResponse } from "node:http";

/**
 * Makes a server one that can be stopped without cutting anybody off: the returned function takes no more connections,
 * lets open requests finish, and closes each connection with its answer, also those that clients would keep. It
 * resolves when none is left; after `limitMs` what is still open is cut.
 */
export function drainable(server: Server, limitMs: number): () => Promise<void> {
  const open = new Set<ServerResponse>();
  let draining = false;

  const lastOfConnection = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader("Connection", "close");
  };

  server.prependListener("request", (_request, response) => {
    open.add(response);
    if (draining) lastOfConnection(response);
    response.once("close", () => {
      open.delete(response);
      // Of an answer that had begun before: its connection was promised to be kept.
      if (draining) setImmediate(() => server.closeIdleConnections());
    });
  });

  return async () => {
    draining = true;
    for (const response of open) lastOfConnection(response);
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const timer = setTimeout(() => server.closeAllConnections(), limitMs);
    await closed;
    clearTimeout(timer);
  };
}
