// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { ColumnChoice } from "./column-choice";

afterEach(cleanup);

const columns = [
  { key: "engine", label: "Engine" },
  { key: "cost", label: "Cost" },
  { key: "asked", label: "Asked" },
] as const;
type Key = (typeof columns)[number]["key"];

function show(chosen: Key[]) {
  const onChange = vi.fn();
  HTMLElement.prototype.showPopover ??= () => undefined;
  const { container } = render(
    <ColumnChoice<Key> columns={columns} chosen={chosen} isDefault={false} onChange={onChange} />,
  );
  const panel = container.querySelector("[popover]");
  if (panel) fireEvent(panel, Object.assign(new Event("toggle"), { newState: "open" }));
  return onChange;
}

it("puts a column in at its own place, and takes one out", () => {
  const onChange = show(["engine", "asked"]);
  fireEvent.click(screen.getByLabelText("Cost"));
  expect(onChange).toHaveBeenLastCalledWith(["engine", "cost", "asked"]);
  fireEvent.click(screen.getByLabelText("Engine"));
  expect(onChange).toHaveBeenLastCalledWith(["asked"]);
});

it("keeps the last one, and leads back to what the list shows by itself", () => {
  const onChange = show(["cost"]);
  expect(screen.getByLabelText("Cost")).toHaveProperty("disabled", true);
  fireEvent.click(screen.getByRole("button", { name: "As the list has them" }));
  expect(onChange).toHaveBeenLastCalledWith(null);
});
