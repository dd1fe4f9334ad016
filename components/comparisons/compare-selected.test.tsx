// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { SelectPage, Selection, SelectRow } from "@/components/tables/selection";
import { SelectionBar } from "@/components/tables/selection-bar";
import { CompareSelected } from "./compare-selected";

const IDS = ["a", "b", "c", "d", "e"];

beforeEach(() => {
  render(
    <Selection pageIds={IDS} total={IDS.length}>
      <SelectionBar what="answer">
        <CompareSelected slug="acme" />
      </SelectionBar>
      <SelectPage />
      {IDS.map((id) => (
        <SelectRow key={id} id={id} name={id} />
      ))}
    </Selection>,
  );
});
afterEach(cleanup);

const choose = (...ids: string[]) => {
  for (const id of ids) fireEvent.click(screen.getByRole("checkbox", { name: `Select ${id}` }));
};
const link = () => screen.queryByRole("link", { name: "Compare" })?.getAttribute("href") ?? null;

it("leads to two to four answers, in the order they were chosen", () => {
  choose("c");
  expect(link()).toBeNull();
  expect(screen.getByRole("button", { name: "Compare" }).hasAttribute("disabled")).toBe(true);
  choose("a");
  expect(link()).toBe("/acme/answers/compare?ids=c%2Ca");
  choose("b", "d");
  expect(link()).toBe("/acme/answers/compare?ids=c%2Ca%2Cb%2Cd");
});

it("says how many can be compared where more are chosen", () => {
  fireEvent.click(screen.getByRole("checkbox", { name: "Select all on this page" }));
  expect(link()).toBeNull();
  expect(screen.getByText("two to 4 can stand side by side")).toBeTruthy();
});
