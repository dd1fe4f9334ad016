import { formatDollars, formatDollarsExactly } from "@/lib/format/money";

/** An amount of dollars (a decimal string), rounded for reading, exact on hover; null where nobody knows it. */
export const Money = ({ dollars }: { dollars: string | null }) =>
  dollars === null ? (
    <span className="text-muted whitespace-nowrap" title="The API gave no price for this model">
      not known
    </span>
  ) : (
    <span className="tabular whitespace-nowrap" title={formatDollarsExactly(dollars)}>
      {formatDollars(dollars)}
    </span>
  );
