import { BASE_PRICES } from "@/lib/api-contract/limits";
import type { Method } from "@/lib/domain/engines/engine";
import { parseDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";
import type { EngineUpstream } from "@/lib/engines/engine";
import type { Account } from "./authenticate";

/**
 * What a call costs beside the model's charge, dollars. An account may have prices of its own; else the sandbox asks
 * the documented ones, in its simulated money, and a team that pays its models itself pays nothing on top.
 */
export function basePrice(
  account: Pick<Account, "basePriceLive" | "basePriceStandard">,
  method: Method,
  upstream: Pick<EngineUpstream, "mayBill">,
): Nano {
  const own = method === "live" ? account.basePriceLive : account.basePriceStandard;
  return own ?? (upstream.mayBill ? ZERO : parseDollars(BASE_PRICES[method]));
}
