// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { FormDialog } from "./form-dialog";

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

let saved: string[] = [];

/** A form that is refused for its "!", and has to be filled. */
function Form({ busy = false, stale = false }: { busy?: boolean; stale?: boolean }) {
  const [name, setName] = useState("");
  const [refused, setRefused] = useState(false);
  return (
    <FormDialog
      title="New market"
      save="Make it"
      busy={busy}
      incomplete={name === ""}
      failure={refused ? { code: stale ? "stale" : "conflict", message: "No “!”." } : null}
      onClose={() => saved.push("closed")}
      onSave={() => (name.includes("!") ? setRefused(true) : saved.push(name))}
    >
      <input aria-label="Name" value={name} onChange={({ target }) => setName(() => target.value)} />
    </FormDialog>
  );
}

const box = () => screen.getByLabelText<HTMLInputElement>("Name");
const type = (value: string) => fireEvent.change(box(), { target: { value } });
const save = () => fireEvent.submit(box());
const press = () => fireEvent.keyDown(box(), { key: "Enter", ctrlKey: true });

it("saves what is typed, by its button or by Ctrl and Enter, and nothing while something is missing", () => {
  saved = [];
  render(<Form />);
  expect(screen.getByRole("button", { name: "Make it" }).matches(":disabled")).toBe(true);
  press();
  type("Turku");
  save();
  press();
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(saved).toEqual(["Turku", "Turku", "closed"]);
});

it("sends nothing a second time while it is under way", () => {
  saved = [];
  render(<Form busy />);
  type("Turku");
  save();
  press();
  expect(saved).toEqual([]);
});

it("says why it was refused, and keeps what was typed, also over a reload for a newer build", async () => {
  saved = [];
  const { unmount } = render(<Form stale />);
  type("Turku!");
  save();
  expect(screen.getByText("No “!”.", { exact: false })).toBeTruthy();
  expect(box().value).toBe("Turku!");
  unmount();
  await act(async () => void render(<Form />));
  expect(box().value).toBe("Turku!");
});
