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
