import type { Role } from "@/lib/domain/team/permission";
import type { PlantedWorkspace } from "@/test/plant-one";
import type { Person } from "./sign-in";

/** A workspace with one of each thing in it, and an account on the instance's API, which belongs to none. */
export type Planted = PlantedWorkspace & { account: string };

/** What `add-team.ts` plants. */
export interface Team {
  own: Planted;
  foreign: Planted;
}

export const TEAM_PASSWORD = "a password for all of them";

/** The person of a role in a planted workspace. */
export const teammate = (role: Role, slug: string): Person => ({
  email: `${role}-${slug}@example.com`,
  password: TEAM_PASSWORD,
});
