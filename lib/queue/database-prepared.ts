/** What the launcher says to the worker when the database is of the shape the worker expects. */
export const DATABASE_PREPARED = "database prepared";

/** Resolves when the launcher has said so; at once where there is no launcher, only a database that is there. */
export async function databasePrepared(): Promise<void> {
  if (!process.connected) return;
  await new Promise<void>((resolve) => {
    process.on("message", function hear(message) {
      if (message !== DATABASE_PREPARED) return;
      process.off("message", hear);
      resolve();
    });
  });
}
