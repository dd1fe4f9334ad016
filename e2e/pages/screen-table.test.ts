import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { SCREEN_STATES, WITHOUT_FIGURES } from "./screen-states";
import { SCREENS, type Places } from "./screen-table";

/** The routes of the pages in a folder of `app/`: groups of routes are no part of them. */
const pagesIn = (folder: string, route = ""): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "page.tsx") return [route || "/"];
    if (!entry.isDirectory()) return [];
    return pagesIn(`${folder}/${entry.name}`, entry.name.startsWith("(") ? route : `${route}/${entry.name}`);
  });

it("has a line for every page, and none for what is not there", () => {
  expect(Object.keys(SCREENS).toSorted()).toEqual(pagesIn("app").toSorted());
});

const PLACES: Places = {
  ...{ slug: "acme", answer: "a", other: "b", run: "r", set: "s" },
  ...{ prompt: "/acme/prompts/p", account: "/operator/accounts/c" },
};

it.each(Object.entries(SCREENS).filter(([, looks]) => typeof looks !== "string"))(
  "looks at %s where that is",
  (route, looks) => {
    const pattern = new RegExp(`^${route.replaceAll(/\[\w+\]/g, "[^/]+")}$`);
    const addresses = typeof looks === "string" ? [] : looks(PLACES);
    for (const address of addresses) expect(address.split("?")[0]).toMatch(pattern);
    expect(addresses.length).toBeGreaterThan(0);
  },
);

it("knows of every screen of a workspace what it says while there is nothing, or that it shows no figures", () => {
  const ofWorkspaces = Object.keys(SCREENS).filter((route) => route.startsWith("/[workspace]/"));
  const isWithout = (route: string) =>
    Object.keys(WITHOUT_FIGURES).some(
      (part) => route === part || route.startsWith(`${part.replace(/\/$/, "")}/`),
    );
  for (const route of Object.keys(SCREEN_STATES)) expect(ofWorkspaces).toContain(route);
  const unknown = ofWorkspaces.filter((route) => !(route in SCREEN_STATES) && !isWithout(route));
  expect(unknown).toEqual([]);
});
