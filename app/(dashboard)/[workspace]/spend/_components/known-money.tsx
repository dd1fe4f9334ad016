import { Money } from "@/components/ui/money";
import type { SpendSum } from "@/lib/domain/money/spend";

interface KnownMoneyProps {
  sum: Pick<SpendSum, "calls" | "unpriced">;
  dollars: string;
}

/** Whether nothing at all is known of what calls cost. */
export const isUnknown = ({ calls, unpriced }: KnownMoneyProps["sum"], dollars: string): boolean =>
  calls > 0 && unpriced === calls && dollars === "0";

/** An amount that is a lower bound where the charge of some of its calls is not known. */
export const KnownMoney = ({ sum, dollars }: KnownMoneyProps) =>
  isUnknown(sum, dollars) ? (
    <Money dollars={null} />
  ) : (
    <>
      {sum.unpriced > 0 && <span title="At least: what some of the calls cost is not known">≥ </span>}
      <Money dollars={dollars} />
    </>
  );
