// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { RunProgress } from "@/lib/domain/runs/run-progress";
import { makeQueryClient } from "@/lib/queries/query-client";
import { RunProgressPanel } from "./run-progress-panel";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const PROGRESS: RunProgress = {
  state: "running",
  groups: [{ engine: "gemini", model: "m", method: "live", counts: { answered: 3, planned: 1 } }],
  failures: [],
  ...{ perMinute: null, secondsLeft: null, spent: "0.03", held: "0.01", unpriced: 0 },
  ...{ expectedLow: null, expectedHigh: null },
};

it.each([
  ["finished", 4, "0.03", 0, "expected $0.0200–$0.0800; came to that"],
  ["finished", 4, "0.08", 0, "expected $0.0200–$0.0800; came to that"],
  ["finished", 4, "0.080000001", 0, "expected $0.0200–$0.0800; came to more"],
  ["finished", 4, "0.019", 0, "expected $0.0200–$0.0800; came to less"],
  // Nothing is said of a run that goes on, of one with calls that failed, and where a price is not known.
  ["running", 4, "0.09", 0, "expected $0.0200–$0.0800"],
  ["finished", 3, "0.019", 0, "expected $0.0200–$0.0800"],
  ["finished", 4, "0.019", 1, "expected $0.0200–$0.0800; 1 answer of unknown cost"],
] as const)(
  "a %s run of 4 calls, %i answered, that cost %s says how it came out",
  (state, answered, spent, unpriced, words) => {
    const counts = { answered, failed: 4 - answered };
    const groups = [{ engine: "gemini", model: "m", method: "live", counts } as const];
    render(
      <QueryClientProvider client={makeQueryClient()}>
        <RunProgressPanel
          workspace="acme"
          runId="0190a0c0-0000-7000-8000-000000000001"
          initial={{
            ...PROGRESS,
            state,
            groups: [...groups],
            spent,
            unpriced,
            expectedLow: "0.02",
            expectedHigh: "0.08",
          }}
          mayAsk={false}
          mayDelete={false}
          spendHref="/acme/spend"
        />
      </QueryClientProvider>,
    );
    expect(screen.getByText(words)).toBeTruthy();
  },
);

it("leads to sign-in where the session has ended, and keeps what was known", async () => {
  const error = { code: "unauthenticated", message: "You are signed out.", fields: {}, errorId: null };
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ error }, { status: 401 })));
  const client = makeQueryClient();
  render(
    <QueryClientProvider client={client}>
      <RunProgressPanel
        workspace="acme"
        runId="0190a0c0-0000-7000-8000-000000000001"
        initial={PROGRESS}
        mayAsk={false}
        mayDelete={false}
        spendHref="/acme/spend?runId=0190a0c0-0000-7000-8000-000000000001"
      />
    </QueryClientProvider>,
  );
  await act(() => client.refetchQueries());
  expect(await screen.findByRole("link", { name: "Sign in in a new tab" })).toBeTruthy();
  expect(screen.getByText("3 of 4")).toBeTruthy();
  const cost = screen.getByRole("link", { name: "$0.0300" });
  expect(cost.getAttribute("href")).toBe("/acme/spend?runId=0190a0c0-0000-7000-8000-000000000001");
});
