// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, expect, it } from "vitest";
import { lazyPart } from "./lazy-part";

afterEach(cleanup);

const WORDS = { title: "The form could not be loaded.", kept: "What was typed is kept." };

const show = (Part: ReturnType<typeof lazyPart<{ name: string }>>) =>
  render(
    <>
      <p>beside it</p>
      <Suspense fallback="coming">
        <Part name="harbour" />
      </Suspense>
    </>,
  );

it("is the part once its code is there", async () => {
  const { container } = show(
    lazyPart(() => Promise.resolve(({ name }: { name: string }) => <b>{name}</b>), WORDS),
  );
  expect(container.textContent).toBe("beside itcoming");
  expect((await screen.findByText("harbour")).tagName).toBe("B");
});

it("says that the code could not be loaded and what is kept, and leaves the rest as it is", async () => {
  show(lazyPart<{ name: string }>(() => Promise.reject(new Error("404")), WORDS));
  const said = await screen.findByRole("alert");
  expect(said.textContent).toContain(WORDS.title);
  expect(said.textContent).toContain(WORDS.kept);
  expect(screen.getByRole("button", { name: "Reload" })).toBeTruthy();
  expect(screen.getByText("beside it")).toBeTruthy();
});
