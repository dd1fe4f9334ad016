import { formatTokens, formatTokensExactly } from "@/lib/format/numbers";

/** A number of tokens, compact, exact on hover; null where the reply does not say. */
export const Tokens = ({ count }: { count: number | null }) =>
  count === null ? (
    <span className="text-muted whitespace-nowrap">not told</span>
  ) : (
    <span className="tabular whitespace-nowrap" title={formatTokensExactly(count)}>
      {formatTokens(count)}
    </span>
  );
