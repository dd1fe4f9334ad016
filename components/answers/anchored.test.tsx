// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { partAnchors } from "@/lib/domain/answers/anchor";
import { AnchorLink } from "./anchor-link";
import { Anchored } from "./anchored";

const nameOf = partAnchors(0);
const [here, gone] = [nameOf("Acme is light."), nameOf("Acme was heavy.")];
const scrolled = vi.fn();

beforeEach(() => {
  scrolled.mockClear();
  Element.prototype.scrollIntoView = scrolled;
});
afterEach(() => {
  cleanup();
  window.location.hash = "";
});

const show = (hash: string) => {
  window.location.hash = hash;
  render(
    <Anchored>
      <p id={here}>
        Acme is light. <AnchorLink id={here} label="Copy the link to this part" />
      </p>
    </Anchored>,
  );
};

it("shows what the address names", () => {
  show(here);
  expect(document.querySelector("[data-pointed]")?.id).toBe(here);
  expect(scrolled).toHaveBeenCalledOnce();
  expect(screen.queryByText(/is not in this answer/)).toBeNull();
});

it("says where a paragraph is gone, and points at no other", () => {
  show(gone);
  expect(screen.getByText("The paragraph that this link leads to is not in this answer")).toBeTruthy();
  expect(document.querySelector("[data-pointed]")).toBeNull();
  act(() => {
    window.location.hash = here;
    window.dispatchEvent(new Event("hashchange"));
  });
  expect(screen.queryByText(/is not in this answer/)).toBeNull();
  expect(document.querySelector("[data-pointed]")?.id).toBe(here);
});

it("leaves other addresses alone", () => {
  show("sources");
  expect(screen.queryByText(/is not/)).toBeNull();
  expect(scrolled).not.toHaveBeenCalled();
});

it("copies a link that is followed, and says so", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  show("");
  fireEvent.click(screen.getByRole("link", { name: "Copy the link to this part" }));
  expect(await screen.findByText("Link copied")).toBeTruthy();
  expect(writeText).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(new RegExp(`#${here}$`)));
});
