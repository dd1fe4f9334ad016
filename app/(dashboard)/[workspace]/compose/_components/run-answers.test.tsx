// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { TaskView } from "@/lib/domain/answers/answer";
import type { RunView } from "@/lib/domain/runs/run";
import { makeQueryClient } from "@/lib/queries/query-client";
import { RunAnswers } from "./run-answers";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const task = (changes: Partial<TaskView>): TaskView => ({
  id: crypto.randomUUID(),
  engine: "gemini",
  modelAsked: "m-1",
  method: "live",
  state: "calling",
  createdAt: "2026-11-26T10:00:00Z",
  startedAt: null,
  finishedAt: null,
  userPrompt: "Which harbour?",
  systemMessage: null,
  turns: [],
  parameters: {},
  label: null,
  statusCode: null,
  statusMessage: null,
  failureKind: null,
  market: null,
  failureMeaning: null,
  failureRemedy: null,
  answer: null,
  ...changes,
});

const run: RunView = {
  id: crypto.randomUUID(),
  promptId: crypto.randomUUID(),
  connectionId: crypto.randomUUID(),
  method: "live",
  label: null,
  reserved: "0.09",
  createdAt: "2026-11-26T10:00:00Z",
  tasks: [
    task({ modelAsked: "m-waiting" }),
    task({ modelAsked: "m-failed", state: "failed", failureMeaning: "The API refused." }),
    task({ modelAsked: "m-unknown", state: "unknown", failureMeaning: "The reply was lost." }),
  ],
};

const nothing = () => undefined;
function show(of: { run?: RunView; failure?: string; awaited?: number }) {
  // What asking again would cost stays unknown.
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  return render(
    <QueryClientProvider client={makeQueryClient()}>
      <RunAnswers
        workspace="acme"
        run={of.run}
        texts={{}}
        failure={of.failure}
        awaited={of.awaited ?? 0}
        sendings={0}
        onSent={nothing}
        onEdit={nothing}
        onNew={nothing}
      />
    </QueryClientProvider>,
  ).container;
}

it("keeps what was there where the newest state could not be read, and says so", () => {
  const text = show({ run, failure: "The server could not be reached." }).textContent;
  expect(screen.getAllByRole("article")).toHaveLength(3);
  expect(text).toContain("this is the last known");
  expect(text).toContain("The server could not be reached.");
});

it("waits with as many places as answers are awaited, and with none where the run could not be read", () => {
  const placesOf = (container: Element) => container.querySelectorAll(".h-72").length;
  expect(placesOf(show({ awaited: 3 }))).toBe(3);
  cleanup();
  expect(placesOf(show({ awaited: 3, failure: "This run is not here." }))).toBe(0);
  expect(screen.getByText("This run is not here.")).toBeTruthy();
});

it("tells what waits, what failed and what nobody knows apart, and counts only what was answered", () => {
  show({ run });
  const [waiting, failed, unknown] = screen.getAllByRole("article");
  expect(waiting?.getAttribute("aria-busy")).toBe("true");
  expect(failed?.getAttribute("aria-busy")).toBe("false");
  expect(failed?.textContent).toContain("No answer came.The API refused.");
  expect(unknown?.textContent).toContain("Whether this was answered is not known.The reply was lost.");
  expect(screen.getByText("0 of 3 answered, 2 without an answer")).toBeTruthy();
});
