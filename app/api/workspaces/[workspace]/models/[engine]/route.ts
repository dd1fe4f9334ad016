import { z } from "zod";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import { pricedModelListSchema } from "@/lib/domain/engines/model";
import { listModels } from "@/lib/services/connections";
import { priceModels } from "@/lib/services/spend";
import { workspaceRead } from "@/lib/web/route";

/** The models a connection's API offers for an engine, with what is known of their prices. */
export const GET = workspaceRead(
  {
    permission: "connection:read",
    params: z.object({ engine: engineSchema }),
    query: z.object({ connection: z.uuid() }),
    reply: pricedModelListSchema,
  },
  async ({ ctx }, { params: { engine }, query }) => {
    const { models, fetchedAt } = await listModels({
      ctx,
      input: { connectionId: query.connection, engine },
    });
    return { models: await priceModels({ ctx, input: { engine, models } }), fetchedAt };
  },
);
