// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { cleanup, render, screen } from "@testing-library/react";
import type { ComponentType } from "react";
import { afterEach, expect, it } from "vitest";
import { Field } from "./field";
import { FileInput } from "./file-input";
import { Input } from "./input";
import { Select } from "./select";
import { Textarea } from "./textarea";

afterEach(cleanup);

const CONTROLS: readonly [file: string, tag: string, Control: ComponentType<{ className?: string }>][] = [
  ["input", "INPUT", Input],
  ["textarea", "TEXTAREA", Textarea],
  ["file-input", "INPUT", FileInput],
  ["select", "SELECT", Select],
];

it.each(CONTROLS)("names the control of %s, and not what is around it", (_, tag, Control) => {
  render(
    <Field label="Engine" hint="Who is asked.">
      <Control />
    </Field>,
  );
  const control = screen.getByLabelText("Engine");
  expect(control.tagName).toBe(tag);
  expect(document.getElementById(control.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    "Who is asked.",
  );
});

// A server component hands on what it shows as elements already: the outermost is what is named then.
it.each(CONTROLS)("does so where a server component shows %s", (file, tag, Control) => {
  const isOfBrowser = readFileSync(`components/ui/${file}.tsx`, "utf8").startsWith('"use client"');
  const { container } = render(<Control />);
  expect(isOfBrowser || container.firstElementChild?.tagName === tag).toBe(true);
});
