import { expect, it } from "vitest";
import { paths } from "@/lib/paths";
import { homeOf, screensOf } from "./navigation";

const to = paths.workspace("acme");

it.each([
  ["owner", to.compose()],
  ["admin", to.compose()],
  ["researcher", to.compose()],
  ["viewer", to.overview()],
  ["billing", to.spend()],
] as const)("for the role %s a workspace opens at %s", (role, home) => {
  expect(homeOf({ slug: "acme", role })).toBe(home);
});

it("shows whoever looks after the money nothing but it and the settings", () => {
  const screens = screensOf({ slug: "acme", role: "billing" }, "engine=gemini");
  expect(screens.map(({ href }) => href)).toEqual([`${to.spend()}?engine=gemini`, to.settings.root]);
});
