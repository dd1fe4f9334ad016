import { rmSync } from "node:fs";
import { makeTemporaryFolder } from "../temporary-folder";
import { prepareEmbeddedPostgres, stopPostgres } from "./embedded";

/** A server that loses everything when it stops, and takes no trouble to be durable until then. */
export async function startTemporaryPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = makeTemporaryFolder("postgres");
  const prepared = await prepareEmbeddedPostgres(folder, {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
  });
  const server = await prepared.start();
  return {
    url: prepared.url,
    async stop() {
      await stopPostgres(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
