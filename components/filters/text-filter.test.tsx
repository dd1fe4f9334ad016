// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { TextFilter } from "./text-filter";

afterEach(cleanup);

const show = (text: string | null) => {
  const onChange = vi.fn();
  render(<TextFilter label="Words" placeholder="" text={text} maxLength={50} onChange={onChange} />);
  return { box: screen.getByRole("searchbox"), onChange };
};

it("says that what is typed is not searched yet, and searches when it is sent", () => {
  const { box, onChange } = show(null);
  expect(screen.queryByText(/not searched yet/)).toBeNull();
  fireEvent.change(box, { target: { value: " kettle " } });
  expect(screen.getByText("not searched yet: press Enter")).toBeTruthy();
  expect(onChange).not.toHaveBeenCalled();
  fireEvent.submit(box);
  expect(onChange).toHaveBeenCalledExactlyOnceWith("kettle");
});

it("searches nothing anew where the box is left as it is, and takes the filter away where it is emptied", () => {
  const { box, onChange } = show("kettle");
  fireEvent.blur(box);
  expect(onChange).not.toHaveBeenCalled();
  fireEvent.change(box, { target: { value: "" } });
  fireEvent.blur(box);
  expect(onChange).toHaveBeenCalledExactlyOnceWith(null);
});
