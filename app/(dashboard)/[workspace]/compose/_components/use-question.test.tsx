// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { draftFrom } from "../draft";
import { emptyForm, type FormValues } from "../form-values";
import { NEW_DRAFT } from "../kept-drafts";
import { useQuestion } from "./use-question";

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
});

const BEGINNING: FormValues = { ...emptyForm("0190a0c0-0000-7000-8000-000000000001"), user_prompt: "Which?" };

function Fields({ of }: { of: string }) {
  const { values, set, control, focus } = useQuestion(() => BEGINNING, { owner: "acme.me", of });
  return (
    <>
      <button onClick={() => focus("user_prompt")}>go</button>
      <details>
        <textarea
          ref={control("user_prompt")}
          value={values.user_prompt}
          onChange={({ target }) => set("user_prompt", target.value)}
        />
      </details>
    </>
  );
}

const kept = (storage: Storage): unknown[] =>
  Object.values({ ...storage }).map((text) => draftFrom(String(text), BEGINNING)?.user_prompt);

it("keeps what is changed, and nothing before; a new question's for the next tab, too", () => {
  const { unmount } = render(<Fields of="run-1" />);
  expect(kept(sessionStorage)).toEqual([]);
  fireEvent.change(screen.getByRole("textbox", { hidden: true }), { target: { value: "Which harbour?" } });
  expect([kept(sessionStorage), kept(localStorage)]).toEqual([["Which harbour?"], []]);
  unmount();
  render(<Fields of={NEW_DRAFT} />);
  fireEvent.change(screen.getByRole("textbox", { hidden: true }), { target: { value: "Which port?" } });
  expect([kept(sessionStorage), kept(localStorage)]).toEqual([
    ["Which harbour?", "Which port?"],
    ["Which port?"],
  ]);
});

it("unfolds what a field is folded into before it gives it the focus", () => {
  const { container } = render(<Fields of={NEW_DRAFT} />);
  fireEvent.click(screen.getByRole("button"));
  expect(container.querySelector("details")?.open).toBe(true);
  expect(document.activeElement).toBe(container.querySelector("textarea"));
});
