import "server-only";
import { COUNTRIES } from "@/lib/api-contract/countries";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { marketSchema } from "@/lib/domain/library/market";
import type { z } from "zod";
import { requirePermission, type Call } from "@/lib/services/context";

/**
 * Makes a market. Throws `conflict` where the workspace has one of the same language, country and city, archived or
 * not, and names it.
 */
export async function makeMarket({
  ctx,
  input,
}: Call<z.input<typeof marketSchema>>): Promise<{ id: string }> {
  requirePermission(ctx, "prompt:write");
  const market = marketSchema.parse(input);
  if (market.country !== null && !COUNTRIES.includes(market.country)) {
    throw new AppError("invalid", {
      message: "That is no country.",
      fields: { country: "Choose a country of ISO 3166-1." },
    });
  }
  if (market.city !== null && market.country === null) {
    throw new AppError("invalid", {
      message: "A city alone is no place.",
      fields: { country: "Choose the city’s country." },
    });
  }
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { language, country, city } = market;
    await tx.query({
      text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
      values: [`markets ${workspaceId}`],
    });
    const same = await tx.prisma.market.findFirst({
      where: {
        workspaceId,
        language,
        country,
        city: city === null ? null : { equals: city, mode: "insensitive" },
      },
      select: { name: true, archivedAt: true },
    });
    if (same) {
      const state = same.archivedAt === null ? "is there already" : "is archived: restore it";
      const message = `This is the market “${same.name}”, which ${state}.`;
      throw new AppError("conflict", { message, fields: { language: message } });
    }
    const made = await tx.prisma.market.create({
      data: { workspaceId, ...market, createdAt: ctx.now() },
      select: { id: true },
    });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "market.create",
      entityId: made.id,
      after: market,
    });
    return made;
  });
}
