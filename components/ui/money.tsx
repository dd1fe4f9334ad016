import { formatDollars, formatDollarsExactly } from "@/lib/format/money";

/** An amount of dollars (a decimal string), rounded for reading, exact on hover. */
export const Money = ({ dollars }: { dollars: string }) => (
  <span className="tabular whitespace-nowrap" title={formatDollarsExactly(dollars)}>
    {formatDollars(dollars)}
  </span>
);
