export const ROLES = ["owner", "admin", "member", "viewer"] as const;

export type Role = (typeof ROLES)[number];

const VIEWER = ["answer:read", "prompt:read", "source:read", "spend:read"] as const;
const MEMBER = [...VIEWER, "run:create", "connection:read", "prompt:write", "schedule:write"] as const;
const ADMIN = [...MEMBER, "connection:write", "workspace:edit"] as const;
const OWNER = [...ADMIN, "workspace:delete"] as const;

export type Permission = (typeof OWNER)[number];

/** Running the instance: API accounts, upstreams, limits. No role includes it; the first owner has it, as a person. */
export const OPERATE = "instance:operate";

/** Who may do what. The one table that checks, buttons and docs read. */
export const PERMISSIONS: Record<Role, readonly Permission[]> = {
  viewer: VIEWER,
  member: MEMBER,
  admin: ADMIN,
  owner: OWNER,
};

/** Whether a role includes a permission. */
export const roleMay = (role: Role, permission: Permission): boolean =>
  PERMISSIONS[role].includes(permission);
