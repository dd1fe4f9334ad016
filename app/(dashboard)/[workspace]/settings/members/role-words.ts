import type { Role } from "@/lib/domain/team/permission";

/** What each role is for, as it is said where one is chosen. */
export const ROLE_WORDS: Record<Role, { name: string; what: string }> = {
  owner: { name: "Owner", what: "Everything, and who else is an owner" },
  admin: { name: "Admin", what: "Everything but owners and deleting the workspace" },
  researcher: { name: "Researcher", what: "Asks, schedules and keeps the library" },
  viewer: { name: "Viewer", what: "Reads everything, changes nothing" },
  billing: { name: "Billing", what: "Spend and budgets only" },
};
