import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { routeOf } from "./built-actions";
import { ACTIONS, PAGES, READS } from "./route-table";

// The tables of who may against the files of `app/`, without a build: what is new fails in a second, what the built
// product does is asked of it by who-may.spec.ts.

const files = readdirSync("app", { recursive: true, encoding: "utf8" })
  .map((file) => `app/${file}`)
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
const texts = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));

const isRoute = (file: string): boolean => /\/(page\.tsx|route\.ts)$/.test(file);
const isActions = (file: string): boolean => /^"use server";/.test(texts.get(file) ?? "");

it("every page and route is written down", () => {
  const written = [...PAGES, ...READS].map(([route]) => route);
  expect(files.filter(isRoute).map(routeOf).toSorted()).toEqual(written.toSorted());
});

/** What a page or route says by itself or by what stands beside it. */
const declares = (file: string, guard: string): boolean =>
  files.some((beside) => dirname(beside) === dirname(file) && texts.get(beside)?.includes(`"${guard}"`));

it("each of a workspace declares the permission that is written down", () => {
  const guards = new Map([...PAGES, ...READS].map(([route, guard]) => [route, guard]));
  const others = files.filter(isRoute).flatMap((file) => {
    const guard = guards.get(routeOf(file)) ?? "";
    if (!guard.includes(":") || guard === "instance:operate") return [];
    return declares(file, guard) ? [] : [`${file}: ${guard}`];
  });
  expect(others).toEqual([]);
});

it("every server action is written down, and declares what is", () => {
  const actions = files.filter(isActions).flatMap((file) => {
    const names = (texts.get(file) ?? "").matchAll(/^export (?:const|async function) (\w+)/gm);
    return [...names].map(([, name = ""]) => ({ name, text: texts.get(file) ?? "" }));
  });
  expect(actions.map(({ name }) => name).toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
  const others = actions.filter(({ name, text }) => {
    const guard = ACTIONS[name] ?? "";
    return guard.includes(":") && guard !== "instance:operate" && !text.includes(`"${guard}"`);
  });
  expect(others.map(({ name }) => name)).toEqual([]);
});
