import { z } from "zod";
import { engineSchema } from "@/lib/domain/engine-schema";
import { listModels } from "@/lib/services/connections";
import { workspaceRead } from "@/lib/web/route";

/** The models a connection's API offers for an engine. */
export const GET = workspaceRead(
  {
    permission: "connection:read",
    params: z.object({ engine: engineSchema }),
    query: z.object({ connection: z.uuid() }),
  },
  ({ ctx }, { params, query }) =>
    listModels({ ctx, input: { connectionId: query.connection, engine: params.engine } }),
);
