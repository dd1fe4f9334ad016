import { expect, it } from "vitest";
import { formatPercent, formatRate, formatTokens, formatTokensExactly } from "./numbers";

it("keeps small token counts exact and shortens large ones", () => {
  expect(formatTokens(68)).toBe("68");
  expect(formatTokens(4096)).toBe("4,096");
  expect(formatTokens(12_345)).toBe("12.3K");
  expect(formatTokens(1_200_000)).toBe("1.2M");
  expect(formatTokensExactly(12_345)).toBe("12,345 tokens");
  expect(formatTokensExactly(1)).toBe("1 token");
});

it.each([
  [0, "0 %"],
  [0.004, "0.4 %"],
  [0.05, "5 %"],
  [0.0996, "10 %"],
  [0.38, "38 %"],
  [1, "100 %"],
])("writes %d as %s", (share, text) => expect(formatPercent(share)).toBe(text));

it("writes a rate with its interval and sample", () => {
  expect(formatRate({ share: 0.38, low: 0.31, high: 0.46, n: 1620 })).toBe("38 % [31–46], n = 1,620");
});
