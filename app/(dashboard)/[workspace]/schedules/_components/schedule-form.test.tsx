// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { afterEach, expect, it, vi } from "vitest";
import { makeQueryClient } from "@/lib/queries/query-client";
import ScheduleForm from "./schedule-form";

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const SCHEDULE = {
  ...{ id: "0190a0c0-0000-7000-8000-000000000001", name: "Weekly", setId: "s", setName: "Harbours" },
  ...{ cron: "0 9 * * 1", state: "active" as const, pausedReason: null, zone: "UTC", spreadMinutes: 0 },
  ...{
    capPerSlot: "5",
    capPerMonth: "25",
    month: { spent: "0", held: "0" },
    nextSlots: [],
    archivedAt: null,
  },
  ask: {
    ...{ connectionId: "c", method: "live" as const, targets: [], marketIds: [], personaIds: [], repeats: 3 },
    label: null,
  },
  createdAt: "2026-11-26T10:00:00.000Z",
};

function open(schedule: typeof SCHEDULE | null, draftOwner = "acme.me") {
  cleanup();
  // What models there are stays unknown.
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const nothing = () => undefined;
  const router = { back: nothing, forward: nothing, refresh: nothing, push: nothing, replace: nothing };
  render(
    <AppRouterContext.Provider value={{ ...router, prefetch: nothing, bfcacheId: "" }}>
      <QueryClientProvider client={makeQueryClient()}>
        <ScheduleForm
          slug="acme"
          draftOwner={draftOwner}
          zone="UTC"
          now="2026-11-26T10:00:00.000Z"
          first={{ cron: "0 9 * * 1", slots: ["2026-11-30T09:00:00.000Z"] }}
          connections={[{ id: "c", name: "Sandbox", kind: "builtin" }]}
          choices={{ sets: [{ id: "s", name: "Harbours", prompts: 1 }], markets: [], personas: [] }}
          schedule={schedule}
          last={null}
          askedFor={null}
        />
      </QueryClientProvider>
    </AppRouterContext.Provider>,
  );
  const input = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
  return {
    type: (label: string, value: string) => fireEvent.change(input(label), { target: { value } }),
    values: () => [input("Name").value, input("Cap of a month").value, input("Repeats").value],
  };
}

it.each([
  ["new", null, ["", "25", "3"]],
  ["changed", SCHEDULE, ["Weekly", "25", "3"]],
])(
  "keeps what was typed of a %s schedule until it is begun anew, for whoever typed it",
  (_which, schedule, first) => {
    const { type, values } = open(schedule);
    expect(values()).toEqual(first);
    expect(screen.queryByText(/typed before/)).toBeNull();
    type("Name", "Nightly");
    type("Cap of a month", "7.5");
    type("Repeats", "10");
    expect(open(schedule, "acme.another").values()).toEqual(first);
    expect(open(schedule).values()).toEqual(["Nightly", "7.5", "10"]);
    expect(screen.getByText(/typed before/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Begin anew" }));
    expect(values()).toEqual(first);
    expect(open(schedule).values()).toEqual(first);
  },
);
