import { expect, it } from "vitest";
import { OPERATE, PERMISSIONS, roleMay, type Permission, type Role } from "./permission";

// Written down, not worked out: a change of who may do what has to be meant.
const TABLE: [Permission, ...Role[]][] = [
  ["answer:read", "viewer", "member", "admin", "owner"],
  ["prompt:read", "viewer", "member", "admin", "owner"],
  ["source:read", "viewer", "member", "admin", "owner"],
  ["spend:read", "viewer", "member", "admin", "owner"],
  ["run:create", "member", "admin", "owner"],
  ["prompt:write", "member", "admin", "owner"],
  ["schedule:write", "member", "admin", "owner"],
  ["connection:read", "member", "admin", "owner"],
  ["connection:write", "admin", "owner"],
  ["workspace:edit", "admin", "owner"],
  ["workspace:delete", "owner"],
];

it.each(TABLE)("%s is for %s and above, and for nobody else", (permission, ...roles) => {
  const may = (["viewer", "member", "admin", "owner"] as const).filter((role) => roleMay(role, permission));
  expect(may).toEqual(roles);
});

it("is all there is, and running the instance is no part of it", () => {
  expect(new Set(Object.values(PERMISSIONS).flat())).toEqual(
    new Set(TABLE.map(([permission]) => permission)),
  );
  expect(OPERATE).toBe("instance:operate");
});
