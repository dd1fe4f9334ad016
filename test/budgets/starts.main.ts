import { closeDb } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import { closeQueue } from "@/lib/queue/queue";
import { systemContext } from "@/lib/services/context";
import { startsSchema } from "./crowd";
import { ask } from "./asker";

// One of several processes that start runs against the same budgets, a few at once. Says how each start ended.

const AT_ONCE = 10;

const { workspaceId, asker, starts } = startsSchema.parse(JSON.parse(process.argv[2] ?? ""));
const ends: string[] = [];
const waiting = [...starts];
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let start = waiting.pop(); start; start = waiting.pop()) {
      const { userId, ...wanted } = start;
      const actor =
        userId === null
          ? ({ kind: "system", job: "test" } as const)
          : ({ kind: "member", userId, role: "owner" } as const);
      const ctx = { ...systemContext("test"), workspaceId, actor };
      ends.push(
        await ask(ctx, asker, wanted).then(
          () => "started",
          (error: unknown) => (error instanceof AppError ? error.code : String(error)),
        ),
      );
    }
  }),
);
await closeQueue();
await closeDb();
process.stdout.write(JSON.stringify(ends));
