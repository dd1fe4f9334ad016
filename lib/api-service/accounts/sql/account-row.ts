import { z } from "zod";
import { accountLimitsSchema } from "@/lib/api-service/accounts/limits";
import { moneyColumn } from "@/lib/db/columns";

/** The columns every statement that returns an account selects, in `lib/api-service`'s words. */
export const ACCOUNT_COLUMNS = `
  id, number, name, login, password_sha256 as "passwordSha256", base_price_live as "basePriceLive",
  base_price_standard as "basePriceStandard", advance, limits, created_at as "createdAt", revoked_at as "revokedAt",
  exists (select from api.purse where account_id = account.id) as metered`;

export const accountRow = z.object({
  id: z.string(),
  number: z.number(),
  name: z.string(),
  login: z.string(),
  passwordSha256: z.instanceof(Uint8Array),
  /** Null: as what stands behind the engine asks for, see `base-price.ts`. */
  basePriceLive: moneyColumn.nullable(),
  basePriceStandard: moneyColumn.nullable(),
  advance: moneyColumn,
  limits: accountLimitsSchema,
  createdAt: z.date(),
  revokedAt: z.date().nullable(),
  /** Whether it has a balance or a daily cost limit, so that its calls must look at its purse. */
  metered: z.boolean(),
});

export type AccountRow = z.infer<typeof accountRow>;
