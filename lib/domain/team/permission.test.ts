import { expect, it } from "vitest";
import { OPERATE, PERMISSIONS, roleMay, ROLES, type Permission, type Role } from "./permission";

// Written down, not worked out: a change of who may do what has to be meant.
const TABLE: [Permission, ...Role[]][] = [
  ["workspace:read", "owner", "admin", "researcher", "viewer", "billing"],
  ["answer:read", "owner", "admin", "researcher", "viewer"],
  ["prompt:read", "owner", "admin", "researcher", "viewer"],
  ["source:read", "owner", "admin", "researcher", "viewer"],
  ["brand:read", "owner", "admin", "researcher", "viewer"],
  ["spend:read", "owner", "admin", "researcher", "viewer", "billing"],
  ["member:read", "owner", "admin", "researcher", "viewer"],
  ["run:create", "owner", "admin", "researcher"],
  ["prompt:write", "owner", "admin", "researcher"],
  ["schedule:write", "owner", "admin", "researcher"],
  ["connection:read", "owner", "admin", "researcher"],
  ["answer:annotate", "owner", "admin", "researcher"],
  ["answer:import", "owner", "admin", "researcher"],
  ["brand:write", "owner", "admin", "researcher"],
  ["source:write", "owner", "admin", "researcher"],
  ["report:write", "owner", "admin", "researcher"],
  ["report:share", "owner", "admin", "researcher"],
  ["budget:write", "owner", "admin", "billing"],
  ["spend:correct", "owner", "admin", "billing"],
  ["connection:write", "owner", "admin"],
  ["workspace:edit", "owner", "admin"],
  ["member:write", "owner", "admin"],
  ["audit:read", "owner", "admin"],
  ["notice:write", "owner", "admin"],
  ["note:moderate", "owner", "admin"],
  ["answer:delete", "owner", "admin"],
  ["owner:write", "owner"],
  ["workspace:delete", "owner"],
];

it.each(TABLE)("%s is for these roles, and for nobody else", (permission, ...roles) => {
  expect(ROLES.filter((role) => roleMay(role, permission))).toEqual(roles);
});

it("is all there is, and running the instance is no part of it", () => {
  expect(new Set(Object.values(PERMISSIONS).flat())).toEqual(
    new Set(TABLE.map(([permission]) => permission)),
  );
  expect(OPERATE).toBe("instance:operate");
});
