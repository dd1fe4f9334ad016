import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { PERMISSIONS, ROLES, roleMay } from "@/lib/domain/team/permission";

it("docs/team.md has the table of permissions as it is", () => {
  const rows = readFileSync("docs/team.md", "utf8").matchAll(/^\| `(\S+)` +((?:\| (?:yes)? *){5})\|/gm);
  const said = Array.from(rows, ([, permission = "", cells = ""]) => [
    permission,
    ...ROLES.filter((_role, place) => cells.split("|")[place + 1]?.trim() === "yes"),
  ]);
  const all = new Set(ROLES.flatMap((role) => PERMISSIONS[role]));
  const meant = [...all].map((permission) => [
    permission,
    ...ROLES.filter((role) => roleMay(role, permission)),
  ]);
  expect(said.sort()).toEqual(meant.sort());
});
