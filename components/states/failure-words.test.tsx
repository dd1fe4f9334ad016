// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { FailureWords } from "./failure-words";

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

it("offers to sign in beside the page where the session is over", () => {
  render(<FailureWords failure={{ code: "unauthenticated", message: "It is over." }} />);
  const link = screen.getByRole("link");
  expect([link.getAttribute("href"), link.getAttribute("target")]).toEqual(["/sign-in", "_blank"]);
});

it("keeps what is typed around it and offers to reload where the page is of an older build", () => {
  render(
    <form id="about">
      <input defaultValue="typed" />
      <FailureWords failure={{ code: "stale", message: "It was updated." }} />
    </form>,
  );
  expect(screen.getByRole("button", { name: "Reload" })).toBeTruthy();
  expect(Object.values({ ...sessionStorage })).toEqual(['["typed"]']);
});

it("only says what else went wrong", () => {
  const { container } = render(<FailureWords failure={{ code: "invalid", message: "Too long." }} />);
  expect(container.innerHTML).toBe("Too long.");
});
