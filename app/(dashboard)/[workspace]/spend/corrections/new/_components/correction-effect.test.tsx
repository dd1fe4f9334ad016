// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Correctable } from "@/lib/domain/money/correction";
import { CorrectionEffect } from "./correction-effect";

afterEach(cleanup);

const about: Correctable = {
  month: { from: "2026-11-01", to: "2026-11-26", spent: "12.34" },
  task: null,
  reconciliation: { id: "r", day: "2026-11-25", connection: "Hosted", left: "0.5" },
  connections: [],
};

it.each([
  ["0.2", "$12.34 → $12.54", "$0.5 → $0.3"],
  ["-0.5", "$12.34 → $11.84", "$0.5 → $1"],
  ["half a dollar", "$12.34 → …", "$0.5 → …"],
])("says what a correction by %s changes, and what is left of the difference", (amount, month, left) => {
  render(<CorrectionEffect about={about} amount={amount} />);
  const texts = screen.getAllByRole("definition").map(({ textContent }) => textContent);
  expect(texts).toEqual([month, left]);
});
