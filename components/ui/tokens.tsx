import { formatTokens, formatTokensExactly } from "@/lib/format/numbers";

/** A number of tokens, compact, exact on hover. */
export const Tokens = ({ count }: { count: number }) => (
  <span className="tabular whitespace-nowrap" title={formatTokensExactly(count)}>
    {formatTokens(count)}
  </span>
);
