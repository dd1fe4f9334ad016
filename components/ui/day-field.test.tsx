// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { DayField } from "./day-field";

afterEach(cleanup);

const show = (day: string | null) => {
  const onChange = vi.fn();
  const field = (shown: string | null) => <DayField label="From" day={shown} onChange={onChange} />;
  const { rerender } = render(field(day));
  return {
    box: screen.getByRole<HTMLInputElement>("textbox", { name: "From" }),
    onChange,
    showAgain: (shown: string | null) => rerender(field(shown)),
  };
};

it("shows a day as it is shown everywhere else", () => {
  expect(show("2026-11-26").box.value).toBe("26 Nov 2026");
});

it.each(["2026-11-05", "5 Nov 2026"])("takes %j on Enter, and not before", (text) => {
  const { box, onChange } = show(null);
  fireEvent.change(box, { target: { value: text } });
  expect(onChange).not.toHaveBeenCalled();
  fireEvent.keyDown(box, { key: "Enter" });
  expect(onChange).toHaveBeenCalledExactlyOnceWith("2026-11-05");
  expect(box.value).toBe("5 Nov 2026");
});

it("takes a day when the field is left, once, and none where it is emptied", () => {
  const { box, onChange } = show("2026-11-26");
  fireEvent.blur(box);
  expect(onChange).not.toHaveBeenCalled();
  fireEvent.change(box, { target: { value: "" } });
  fireEvent.blur(box);
  expect(onChange).toHaveBeenCalledExactlyOnceWith(null);
});

it("keeps what is no day, says so, and changes nothing", () => {
  const { box, onChange, showAgain } = show("2026-11-26");
  fireEvent.change(box, { target: { value: "11/27/2026" } });
  fireEvent.blur(box);
  expect(box.value).toBe("11/27/2026");
  expect(box.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole("alert").textContent).toContain("26 Nov 2026");
  expect(onChange).not.toHaveBeenCalled();
  showAgain("2026-11-01");
  expect(box.value).toBe("1 Nov 2026");
  expect(screen.queryByRole("alert")).toBeNull();
});

it("takes what is chosen from the calendar", () => {
  const { box, onChange } = show(null);
  const calendar = box.parentElement?.querySelector("input[type=date]");
  fireEvent.change(calendar ?? box, { target: { value: "2026-11-05" } });
  expect(onChange).toHaveBeenCalledExactlyOnceWith("2026-11-05");
});
