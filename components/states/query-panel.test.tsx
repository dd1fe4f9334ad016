// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ComponentProps } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { QueryPanel } from "./query-panel";

afterEach(cleanup);

type Query = ComponentProps<typeof QueryPanel<string[]>>["query"];

const show = (query: Partial<Query>) =>
  render(
    <QueryPanel<string[]>
      query={{ data: undefined, error: null, isFetching: false, refetch: () => undefined, ...query }}
      skeleton={<p>skeleton</p>}
      isEmpty={(rows) => rows.length === 0}
      empty={<p>nothing yet</p>}
      errorTitle="The answers could not be read."
    >
      {(rows) => <p>{rows.join(", ")}</p>}
    </QueryPanel>,
  );

it("keeps the data of the last time where a refetch fails, and says so", () => {
  const refetch = vi.fn();
  show({ data: ["one", "two"], error: new Error("The server did not answer."), refetch });
  expect(screen.getByText("one, two")).toBeTruthy();
  expect(screen.getByRole("alert").textContent).toContain("What is shown is from the last time it worked.");
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(refetch).toHaveBeenCalledOnce();
});

it("keeps the old data while it reads anew, with a mark", () => {
  show({ data: ["one"], isFetching: true });
  expect(screen.getByText("one")).toBeTruthy();
  expect(screen.getByRole("status").textContent).toBe("updating");
});

it("shows a skeleton before the first data, and an error with its id and no data where there never was any", () => {
  show({ isFetching: true });
  expect(screen.getByText("skeleton")).toBeTruthy();
  cleanup();
  show({ error: Object.assign(new Error("Gone."), { errorId: "e-17" }) });
  expect(screen.queryByText("skeleton")).toBeNull();
  expect(screen.getByRole("alert").textContent).toContain("e-17");
});

it("leads to sign-in where the session is over", () => {
  show({
    data: ["one"],
    error: Object.assign(new Error("You are signed out."), { code: "unauthenticated" }),
  });
  expect(screen.getByText("one")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Sign in in a new tab" })).toBeTruthy();
  cleanup();
  show({ error: Object.assign(new Error("The database is away."), { code: "upstream" }) });
  expect(screen.queryByRole("link")).toBeNull();
});

it("tells nothing from nothing known", () => {
  show({ data: [] });
  expect(screen.getByText("nothing yet")).toBeTruthy();
});
