import * as invitations from "@/lib/services/invitations";
import { ADMIN, PERSON, ANYBODY, type Line } from "./allowed";

export const invitationsLines: Line[] = [
  ["invitations.listInvitations", ADMIN, "done", "done", (ctx) => invitations.listInvitations({ ctx })],
  [
    "invitations.inviteMember",
    ADMIN,
    "done",
    "done",
    (ctx) => invitations.inviteMember({ ctx, input: { email: "new@example.com", role: "viewer" } }),
  ],
  [
    "invitations.renewLink",
    ADMIN,
    "done",
    "not_found",
    (ctx, { invitation: id }) => invitations.renewLink({ ctx, input: { id } }),
  ],
  [
    "invitations.revokeInvitation",
    ADMIN,
    "done",
    "not_found",
    (ctx, { invitation: id }) => invitations.revokeInvitation({ ctx, input: { id } }),
  ],
  [
    "invitations.readInvitation",
    ANYBODY,
    "done",
    "done",
    (ctx) => invitations.readInvitation({ ctx, input: { token: "a guess" } }),
  ],
  [
    "invitations.joinAsNewPerson",
    ANYBODY,
    "not_found",
    "not_found",
    (ctx) =>
      invitations.joinAsNewPerson({
        ctx,
        input: { token: "a guess", name: "N", password: "a password of some length" },
      }),
  ],
  [
    "invitations.joinAsMember",
    PERSON,
    "not_found",
    "not_found",
    (ctx) => invitations.joinAsMember({ ctx, input: { token: "a guess" } }),
  ],
];
