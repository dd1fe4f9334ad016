// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { DataTable } from "./data-table";
import { Selection, useSelection } from "./selection";
import { SelectionBar } from "./selection-bar";

const ROWS = ["a", "b", "c", "d"].map((id) => ({ id }));

function Chosen() {
  const { ids } = useSelection();
  return <i>{ids === null ? "all" : ids.toSorted().join("")}</i>;
}

beforeEach(() => {
  render(
    <Selection pageIds={ROWS.map(({ id }) => id)} total={12_340}>
      <SelectionBar what="prompt">
        <Chosen />
      </SelectionBar>
      <DataTable
        caption="Prompts"
        columns={[{ key: "id", header: "Prompt", cell: (row) => row.id }]}
        rows={ROWS}
        rowKey={(row) => row.id}
        rowHref={(row) => `/${row.id}`}
        selectBy={(row) => `prompt ${row.id}`}
      />
    </Selection>,
  );
});
afterEach(cleanup);

const box = (id: string) => screen.getByRole("checkbox", { name: `Select prompt ${id}` });
const page = () => screen.getByRole("checkbox", { name: "Select all on this page" });
const chosen = () => screen.queryByRole("toolbar")?.querySelector("i")?.textContent ?? "";
const press = (id: string, key: string, shiftKey = false) =>
  fireEvent.keyDown(screen.getByRole("link", { name: id }), { key, shiftKey });

it("shows its toolbar with the first row chosen, and takes it away with the last", () => {
  expect(screen.queryByRole("toolbar")).toBeNull();
  fireEvent.click(box("b"));
  expect(chosen()).toBe("b");
  expect(screen.getByRole("toolbar", { name: "With the selected prompts" })).toBeTruthy();
  expect(screen.getByRole("status").textContent).toBe("1 prompt selected");
  fireEvent.click(box("b"));
  expect(screen.queryByRole("toolbar")).toBeNull();
});

it("chooses a range with Shift, in either direction, and lets one go", () => {
  fireEvent.click(box("d"));
  fireEvent.click(box("b"), { shiftKey: true });
  expect(chosen()).toBe("bcd");
  fireEvent.click(box("c"));
  fireEvent.click(box("b"), { shiftKey: true });
  expect(chosen()).toBe("d");
});

it("chooses the page, and then all that the filter finds", () => {
  fireEvent.click(page());
  expect(chosen()).toBe("abcd");
  fireEvent.click(screen.getByRole("button", { name: "Select all 12,340 matching" }));
  expect(chosen()).toBe("all");
  expect(screen.getByRole("status").textContent).toBe("12,340 prompts selected");
  // One let go leaves the rest of the page, and no more.
  fireEvent.click(box("a"));
  expect(chosen()).toBe("bcd");
  fireEvent.click(screen.getByRole("button", { name: "Clear selection" }));
  expect(screen.queryByRole("toolbar")).toBeNull();
});

it("says of the page's box when only some of it is chosen", () => {
  const isMixed = () => {
    const box = page();
    return box instanceof HTMLInputElement && box.indeterminate;
  };
  fireEvent.click(box("a"));
  expect(isMixed()).toBe(true);
  fireEvent.click(page());
  expect(isMixed()).toBe(false);
  fireEvent.click(page());
  expect(chosen()).toBe("");
});

it.each(["x", " "])("chooses a row from its link by the key %j", (key) => {
  press("b", key);
  expect(chosen()).toBe("b");
  press("d", key, true);
  expect(chosen()).toBe("bcd");
  press("b", "j");
  expect(chosen()).toBe("bcd");
});
