// @vitest-environment happy-dom
import { cleanup, fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import { Command } from "cmdk";
import { afterEach, beforeAll, expect, it } from "vitest";
import type { Found } from "@/lib/domain/answers/found";
import { FoundEntries } from "./found-entries";
import { Entry, matches } from "./palette-entry";
import { useFound } from "./use-found";

afterEach(cleanup);
beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

const foundOf = (text: string): Found => ({
  prompts: [],
  answers: [{ id: "a", text: `about ${text}`, marks: [[6, 6 + text.length]] }],
  answersInAll: { count: 10_000, isMore: true },
});

it("what was found stands after the screens, with its words marked, and leads to it and to all", () => {
  const went: string[] = [];
  render(
    <Command label="Go" filter={matches}>
      <Command.Input />
      <Command.List>
        <FoundEntries found={foundOf("tents")} text="tents" workspace="w" onGo={(href) => went.push(href)} />
        <Entry onSelect={() => went.push("screen")}>Tents of the past</Entry>
      </Command.List>
    </Command>,
  );
  const input = screen.getByRole("combobox");
  fireEvent.change(input, { target: { value: "tents" } });
  expect(screen.getByText("tents").tagName).toBe("MARK");
  const names = screen.getAllByRole("option").map(({ textContent }) => textContent);
  expect(names).toContain("See all: 10,000+ answers with these words");
  for (const key of ["Enter", "ArrowDown", "Enter", "ArrowDown", "Enter"]) fireEvent.keyDown(input, { key });
  expect(went.toSorted()).toEqual(["/w/answers/a", "/w/answers?text=tents", "screen"].toSorted());
});

it("is looked for when nobody types any more, and only the latest words count", async () => {
  const asked: string[] = [];
  const find = (text: string) => {
    asked.push(text);
    return Promise.resolve(foundOf(text));
  };
  const { result, rerender } = renderHook(({ typed }) => useFound(find, typed), {
    initialProps: { typed: "te" },
  });
  expect(result.current).toEqual({ found: null, hasFailed: false, isLooking: true });
  rerender({ typed: "tents " });
  await waitFor(() => expect(result.current.found).toEqual(foundOf("tents")));
  expect(result.current.isLooking).toBe(false);
  expect(asked).toEqual(["tents"]);
  rerender({ typed: " " });
  expect(result.current).toEqual({ found: null, hasFailed: false, isLooking: false });
});

it("says that it could not look", async () => {
  const { result } = renderHook(() => useFound(() => Promise.reject(new Error("down")), "tents"));
  await waitFor(() => expect(result.current.hasFailed).toBe(true));
});
