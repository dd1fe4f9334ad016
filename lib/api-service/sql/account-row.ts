import { z } from "zod";
import { moneyColumn } from "./columns";

/** The columns every statement that returns an account selects, in `lib/api-service`'s words. */
export const ACCOUNT_COLUMNS = `
  id, number, name, login, password_sha256 as "passwordSha256", base_price_live as "basePriceLive",
  base_price_standard as "basePriceStandard", advance, live_slots as "liveSlots", revoked_at as "revokedAt"`;

export const accountRow = z.object({
  id: z.string(),
  number: z.number(),
  name: z.string(),
  login: z.string(),
  passwordSha256: z.instanceof(Uint8Array),
  basePriceLive: moneyColumn,
  basePriceStandard: moneyColumn,
  advance: moneyColumn,
  liveSlots: z.number(),
  revokedAt: z.date().nullable(),
});

export type AccountRow = z.infer<typeof accountRow>;
