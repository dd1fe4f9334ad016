const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

/** Tokens for reading: exact below ten thousand ("4,096"), then "12.3K", "1.2M". Show the exact figure on hover. */
export const formatTokens = (tokens: number): string =>
  tokens < 10_000 ? tokens.toLocaleString("en-US") : compact.format(tokens);

/** "68 tokens", with separators and never shortened. */
export const formatTokensExactly = (tokens: number): string =>
  `${tokens.toLocaleString("en-US")} ${tokens === 1 ? "token" : "tokens"}`;

/** A share between 0 and 1 as "38 %"; one decimal below 10 % unless it is a whole number. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  const decimals = percent > 0 && percent < 9.95 ? 1 : 0;
  return `${percent.toFixed(decimals).replace(/\.0$/, "")} %`;
}

interface Rate {
  share: number;
  low: number;
  high: number;
  n: number;
}

/** An interval of shares as whole percents: "[31–46]". */
export const formatInterval = ({ low, high }: Pick<Rate, "low" | "high">): string =>
  `[${Math.round(low * 100)}–${Math.round(high * 100)}]`;

/** A rate with its interval and sample: "38 % [31–46], n = 162". */
export const formatRate = ({ share, low, high, n }: Rate): string =>
  `${formatPercent(share)} ${formatInterval({ low, high })}, n = ${n.toLocaleString("en-US")}`;

/** A difference of two shares with its interval, in points: "+7 points [+2 to +12]". */
export const formatPoints = (by: number, { low, high }: Pick<Rate, "low" | "high">): string =>
  `${signed(by)} ${Math.abs(Math.round(by * 100)) === 1 ? "point" : "points"} [${signed(low)} to ${signed(high)}]`;

const signed = (share: number): string => {
  const points = Math.round(share * 100);
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
};
