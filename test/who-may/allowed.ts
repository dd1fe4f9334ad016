import { ROLES } from "@/lib/domain/team/permission";
import { type Context } from "@/lib/services/context";
import { type PlantedWorkspace } from "@/test/plant-one";

// Who may, and how what they may ends: the words of the tables beside this file.

export const EVERYBODY = [...ROLES, "command line", "job"] as const;
export type Who = (typeof EVERYBODY)[number];

/** Who may, and what the others are told. */
export interface Allowed {
  who: readonly Who[];
  others: "forbidden" | "not_found";
}
export const VIEWER: Allowed = {
  who: ["owner", "admin", "researcher", "viewer", "command line", "job"],
  others: "forbidden",
};
/** The money of a workspace is shown to everybody in it. */
export const SPEND: Allowed = { who: EVERYBODY, others: "forbidden" };
/** What may be spent is decided by those who answer for it. */
export const MONEY: Allowed = {
  who: ["owner", "admin", "billing", "command line", "job"],
  others: "forbidden",
};
/** Everybody is told what they may see of what happened. */
export const NOTICES: Allowed = { who: EVERYBODY, others: "forbidden" };
export const RESEARCHER: Allowed = {
  who: ["owner", "admin", "researcher", "command line", "job"],
  others: "forbidden",
};
export const VIEWER_IN_PERSON: Allowed = {
  who: ["owner", "admin", "researcher", "viewer"],
  others: "forbidden",
};
export const RESEARCHER_IN_PERSON: Allowed = { who: ["owner", "admin", "researcher"], others: "forbidden" };
export const ADMIN_IN_PERSON: Allowed = { who: ["owner", "admin"], others: "forbidden" };
export const ADMIN: Allowed = { who: ["owner", "admin", "command line", "job"], others: "forbidden" };
export const OWNER: Allowed = { who: ["owner", "command line", "job"], others: "forbidden" };
export const OWNER_IN_PERSON: Allowed = { who: ["owner"], others: "forbidden" };
export const PERSON: Allowed = { who: ROLES, others: "forbidden" };
export const MACHINE: Allowed = { who: ["command line", "job"], others: "not_found" };
/** Before there is a session, or on every screen: nobody is asked who they are. */
export const ANYBODY: Allowed = { who: EVERYBODY, others: "forbidden" };

/** How a call ends for those who may, and for another workspace's owner: it is done, or refused with a code. */
export type End = "done" | "invalid" | "not_found" | "conflict" | "upstream";

export type Line = [
  verb: string,
  allowed: Allowed,
  end: End,
  /** With another workspace's ids. Done is done on one's own workspace, or on nothing. */
  foreign: End,
  call: (ctx: Context, of: PlantedWorkspace) => unknown,
];
