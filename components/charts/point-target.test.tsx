// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { PointTarget } from "./point-target";

afterEach(cleanup);

const points = [10, 20, 30].map((left) => ({ left, top: 50, words: `point ${left}`, href: `/rows/${left}` }));
const link = () => screen.getByRole("link");

it("leads to the last point, by keys to each, and says which", () => {
  render(<PointTarget label="Presence by day" points={points} />);
  expect(link().getAttribute("href")).toBe("/rows/30");
  expect(screen.queryByRole("status")).toBeNull();
  fireEvent.focus(link());
  const reached = ["ArrowLeft", "ArrowLeft", "ArrowLeft", "End", "Home", "ArrowRight"].map((key) => {
    fireEvent.keyDown(link(), { key });
    return [link().getAttribute("href"), screen.getByRole("status").textContent];
  });
  expect(reached).toEqual([20, 10, 10, 30, 10, 20].map((left) => [`/rows/${left}`, `point ${left}`]));
  fireEvent.blur(link());
  expect(screen.queryByRole("status")).toBeNull();
});

it("leads to the nearest of what is pointed at", () => {
  render(<PointTarget label="Presence by day" points={points} />);
  link().getBoundingClientRect = () => new DOMRect(100, 0, 200, 100);
  fireEvent.pointerMove(link(), { clientX: 138, clientY: 50 });
  expect(link().getAttribute("href")).toBe("/rows/20");
  expect(link().getAttribute("aria-label")).toBe("point 20. Presence by day");
});

it("is not there without a point", () => {
  render(<PointTarget label="Presence by day" points={[]} />);
  expect(screen.queryByRole("link")).toBeNull();
});
