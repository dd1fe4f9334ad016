import fc from "fast-check";
import { expect, it } from "vitest";
import { refuseMemberChange } from "./member-change";
import { ROLES, type Role } from "./permission";

const change = { by: "owner", isSelf: false, from: "researcher", to: "viewer", owners: 1 } as const;

it.each([
  ["an owner changes a role", {}, null],
  ["an owner makes another", { to: "owner" }, null],
  ["an owner removes another", { from: "owner", to: null, owners: 2 }, null],
  ["the last owner steps down", { isSelf: true, from: "owner", to: "admin" }, "last-owner"],
  ["the last owner leaves", { isSelf: true, from: "owner", to: null }, "last-owner"],
  ["the last owner stays one", { isSelf: true, from: "owner", to: "owner" }, null],
  ["an admin makes an admin", { by: "admin", to: "admin" }, null],
  ["an admin removes a member", { by: "admin", to: null }, null],
  ["an admin makes an owner", { by: "admin", to: "owner" }, "forbidden"],
  ["an admin removes an owner", { by: "admin", from: "owner", to: null, owners: 2 }, "forbidden"],
  ["a researcher changes a role", { by: "researcher" }, "forbidden"],
  ["a researcher changes their own", { by: "researcher", isSelf: true, to: "admin" }, "forbidden"],
  ["a billing member leaves", { by: "billing", isSelf: true, from: "billing", to: null }, null],
  ["the command line removes the last owner", { by: null, from: "owner", to: null }, "last-owner"],
] as const)("%s", (_what, changed, refusal) => {
  expect(refuseMemberChange({ ...change, ...changed })).toBe(refusal);
});

it("never leaves a workspace without an owner, whoever changes whom to what", () => {
  const place = fc.nat({ max: 4 });
  const role = fc.constantFrom(...ROLES);
  const step = fc.record({ by: place, of: place, to: fc.option(role) });
  fc.assert(
    fc.property(fc.array(role, { minLength: 4, maxLength: 4 }), fc.array(step), (others, steps) => {
      const roles = new Map<number, Role>(["owner" as const, ...others].entries());
      const owners = () => [...roles.values()].filter((one) => one === "owner").length;
      for (const { by, of, to } of steps) {
        const [actor, from] = [roles.get(by), roles.get(of)];
        if (actor === undefined || from === undefined) continue;
        if (refuseMemberChange({ by: actor, isSelf: by === of, from, to, owners: owners() })) continue;
        if (to === null) roles.delete(of);
        else roles.set(of, to);
        expect(owners()).toBeGreaterThan(0);
      }
    }),
  );
});
