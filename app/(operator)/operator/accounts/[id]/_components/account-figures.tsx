import { FigureStrip } from "@/components/figures/figure-strip";
import { HowCounted } from "@/components/figures/how-counted";
import { Money } from "@/components/ui/money";
import type { OperatedAccount } from "@/lib/api-service/accounts/operator";
import { toDollars, type Nano } from "@/lib/domain/amounts/money";
import { formatDollars } from "@/lib/format/money";
import { formatCount } from "@/lib/format/text";

const dollars = (amount: Nano) => <Money dollars={toDollars(amount)} />;

/** An account's money and calls. Deposited less charged is the balance: all three are sums of the ledger below. */
export function AccountFigures({ account: { money, limits, callsToday } }: { account: OperatedAccount }) {
  const perDay = limits.cost_per_day;
  const perMinute = limits.calls_per_minute;
  return (
    <FigureStrip
      label="Money and calls"
      figures={[
        {
          name: "Balance",
          value: money.metered ? dollars(money.balance) : "none",
          note: money.metered ? "deposited less charged" : "nothing need be deposited",
          help: (
            <HowCounted
              figure="the balance"
              definition="What was deposited, less what was charged: base prices, the models' charges, and what is held for tasks and live calls under way. An account has none until the first deposit."
              parts={[
                { name: "Deposited", value: dollars(money.deposited) },
                { name: "Base prices", value: dollars(money.base) },
                { name: "Models' charges", value: dollars(money.modelCharge) },
                { name: "Held", value: dollars(money.held) },
                { name: "Deposited less charged", value: dollars(money.balance) },
              ]}
            />
          ),
        },
        { name: "Deposited", value: dollars(money.deposited) },
        {
          name: "Charged",
          value: dollars(money.charged),
          note: money.held > 0n ? `${formatDollars(toDollars(money.held))} of it held` : undefined,
        },
        {
          name: "Charged today",
          value: dollars(money.chargedToday),
          note: perDay === null ? "UTC, no limit" : `UTC, of ${formatDollars(toDollars(perDay))}`,
        },
        {
          name: "Calls today",
          value: perMinute === null ? "not counted" : formatCount(callsToday),
          note: perMinute === null ? "no limit by the minute" : "UTC, refused ones left out",
        },
      ]}
    />
  );
}
