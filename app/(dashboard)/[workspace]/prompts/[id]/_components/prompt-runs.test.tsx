// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { PromptRunRow } from "@/lib/domain/library/prompt";
import { PromptRuns } from "./prompt-runs";

afterEach(cleanup);

const RUN: PromptRunRow = {
  ...{ id: "r", kind: "set", versionNumber: 1, method: "live", label: null },
  ...{ createdAt: "2026-11-05T09:30:00.000Z", tasks: 2, answered: 2, failed: 0, cost: null, unpriced: 0 },
};

it.each<[string, Partial<PromptRunRow>, string]>([
  ["of known cost", { cost: "0.0036" }, "$0.0036"],
  ["of partly known cost", { cost: "0.0018", unpriced: 1 }, "$0.0018 + 1 not known"],
  ["of unknown cost", { unpriced: 2 }, "not known"],
  ["that was imported", { kind: "import", method: null }, "not spent here"],
])("says what a run cost: %s", (_of, run, words) => {
  const prompt = {
    ...{ id: "p", createdAt: RUN.createdAt, versions: [], hasMoreRuns: false },
    runs: [{ ...RUN, ...run }],
  };
  render(<PromptRuns slug="w" prompt={prompt} mayAsk={false} />);
  expect(screen.getByText("Cost")).toBeTruthy();
  expect(screen.getAllByText((_, element) => element?.textContent === words).length).toBeGreaterThan(0);
});
