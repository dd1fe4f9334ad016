// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState, type ReactElement } from "react";
import { afterEach, expect, it } from "vitest";
import { keepText, useKeptText } from "./kept-text";

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

/** Inputs that React holds, a choice that the browser does, a secret and a tick. */
function Form({ id = "form", more = false }: { id?: string; more?: boolean }) {
  const [name, setName] = useState("");
  const [note, setNote] = useState("as it was");
  const [ticked, setTicked] = useState(false);
  return (
    <form id={id} ref={useKeptText()} aria-label="form">
      <input aria-label="name" value={name} onChange={(event) => setName(() => event.target.value)} />
      <textarea aria-label="note" value={note} onChange={(event) => setNote(() => event.target.value)} />
      <input aria-label="secret" type="password" />
      <select aria-label="kind" defaultValue="a">
        <option>a</option>
        <option>b</option>
      </select>
      <input
        aria-label="ticked"
        type="checkbox"
        checked={ticked}
        onChange={({ target }) => setTicked(target.checked)}
      />
      {more && <input aria-label="more" />}
      <output>{`${name} ${ticked}`}</output>
    </form>
  );
}

const show = (element: ReactElement) => act(async () => void render(element));

const form = () => screen.getByRole<HTMLFormElement>("form");

const typed = () => ({
  name: screen.getByLabelText<HTMLInputElement>("name").value,
  note: screen.getByLabelText<HTMLTextAreaElement>("note").value,
  secret: screen.getByLabelText<HTMLInputElement>("secret").value,
  kind: screen.getByLabelText<HTMLSelectElement>("kind").value,
  ticked: screen.getByLabelText<HTMLInputElement>("ticked").checked,
});

const NOTHING = { name: "", note: "as it was", secret: "", kind: "a", ticked: false };

function fillAndKeep() {
  fireEvent.change(screen.getByLabelText("name"), { target: { value: "Ärger 🦀" } });
  fireEvent.change(screen.getByLabelText("note"), { target: { value: "two\nlines" } });
  fireEvent.change(screen.getByLabelText("secret"), { target: { value: "hunter2" } });
  fireEvent.change(screen.getByLabelText("kind"), { target: { value: "b" } });
  fireEvent.click(screen.getByLabelText("ticked"));
  keepText(form());
}

it("gives a form back what was typed, but for secrets, whoever holds the values", async () => {
  await show(<Form />);
  fillAndKeep();
  expect(JSON.stringify({ ...sessionStorage })).not.toContain("hunter2");
  cleanup();
  await show(<Form />);
  expect(typed()).toEqual({ name: "Ärger 🦀", note: "two\nlines", secret: "", kind: "b", ticked: true });
  expect(screen.getByRole("status").textContent).toBe("Ärger 🦀 true");
});

it("does so once", async () => {
  await show(<Form />);
  fillAndKeep();
  for (let times = 0; times < 2; times += 1) {
    cleanup();
    await show(<Form />);
  }
  expect(typed()).toEqual(NOTHING);
});

it.each([
  ["another form", <Form key="other" id="other" />],
  ["a form with other fields by now", <Form key="more" more />],
])("leaves %s as it is", async (_which, other) => {
  await show(<Form />);
  fillAndKeep();
  cleanup();
  await show(other);
  expect(typed()).toEqual(NOTHING);
});
