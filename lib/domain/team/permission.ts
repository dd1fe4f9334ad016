/** What somebody is in a workspace, the widest first. */
export const ROLES = ["owner", "admin", "researcher", "viewer", "billing"] as const;

export type Role = (typeof ROLES)[number];

/** That the workspace is there: its name, its time zone, and one's own place in it. */
const EVERYBODY = ["workspace:read"] as const;
const MONEY = ["budget:write", "spend:correct"] as const;
const BILLING = [...EVERYBODY, "spend:read", ...MONEY] as const;
const VIEWER = [
  ...EVERYBODY,
  "answer:read",
  "prompt:read",
  "source:read",
  "brand:read",
  "spend:read",
  "member:read",
] as const;
const RESEARCHER = [
  ...VIEWER,
  "run:create",
  "connection:read",
  "prompt:write",
  "schedule:write",
  "answer:annotate",
  "answer:import",
  "brand:write",
  "source:write",
  "report:write",
  "report:share",
] as const;
const ADMIN = [
  ...RESEARCHER,
  ...MONEY,
  "connection:write",
  "workspace:edit",
  "member:write",
  "audit:read",
  "notice:write",
  "note:moderate",
  "answer:delete",
] as const;
/** Owners alone make and remove owners. */
const OWNER = [...ADMIN, "owner:write", "workspace:delete"] as const;

export type Permission = (typeof OWNER)[number];

/** Running the instance: API accounts, upstreams, limits, its operators. No role includes it: a person has it, or not. */
export const OPERATE = "instance:operate";

/** Who may do what. The one table that checks, buttons and docs read. */
export const PERMISSIONS: Record<Role, readonly Permission[]> = {
  owner: OWNER,
  admin: ADMIN,
  researcher: RESEARCHER,
  viewer: VIEWER,
  billing: BILLING,
};

/** Whether a role includes a permission. */
export const roleMay = (role: Role, permission: Permission): boolean =>
  PERMISSIONS[role].includes(permission);
