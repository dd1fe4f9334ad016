import { FigureStrip } from "@/components/figures/figure-strip";
import { HowCounted } from "@/components/figures/how-counted";
import { Money } from "@/components/ui/money";
import type { OperatedAccount } from "@/lib/api-service/accounts/operator";
import { toDollars, type Nano } from "@/lib/domain/money";
import { formatDollars } from "@/lib/format/money";
import { formatCount } from "@/lib/format/text";

const dollars = (amount: Nano) => <Money dollars={toDollars(amount)} />;

/** An account's money and calls. Paid in less charged is the balance: all three are sums of the ledger below. */
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
          note: money.metered ? "paid in less charged" : "it need not pay in",
          help: (
            <HowCounted
              figure="the balance"
              definition="What was paid in, less what was charged: base prices, the models' charges, and the advances held for tasks under way. An account has none until the first deposit."
              parts={[
                { name: "Paid in", value: dollars(money.paidIn) },
                { name: "Base prices", value: dollars(money.base) },
                { name: "Models' charges", value: dollars(money.modelCharge) },
                { name: "Advances held", value: dollars(money.held) },
                { name: "Paid in less charged", value: dollars(money.balance) },
              ]}
            />
          ),
        },
        { name: "Paid in", value: dollars(money.paidIn) },
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
