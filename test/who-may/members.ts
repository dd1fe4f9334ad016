import * as members from "@/lib/services/members";
import { VIEWER, ADMIN_IN_PERSON, ADMIN, OWNER_IN_PERSON, PERSON, type Line } from "./allowed";

export const membersLines: Line[] = [
  ["members.listMembers", VIEWER, "done", "done", (ctx) => members.listMembers({ ctx })],
  [
    "members.changeRole",
    ADMIN,
    "done",
    "not_found",
    (ctx, { member: userId }) => members.changeRole({ ctx, input: { userId, role: "viewer" } }),
  ],
  [
    "members.makeMemberResetLink",
    ADMIN_IN_PERSON,
    "done",
    "not_found",
    (ctx, { member: userId }) => members.makeMemberResetLink({ ctx, input: { userId } }),
  ],
  [
    "members.removeMember",
    ADMIN,
    "done",
    "not_found",
    (ctx, { member: userId }) => members.removeMember({ ctx, input: { userId } }),
  ],
  [
    "members.transferOwnership",
    OWNER_IN_PERSON,
    "done",
    "not_found",
    (ctx, { member: userId }) => members.transferOwnership({ ctx, input: { userId } }),
  ],
  // Whoever asks is the workspace's only owner.
  ["members.leaveWorkspace", PERSON, "conflict", "conflict", (ctx) => members.leaveWorkspace({ ctx })],
];
