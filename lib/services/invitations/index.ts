export { joinAsMember, joinAsNewPerson, newPersonSchema } from "./accept";
export { inviteMember, invitationSchema, renewLink, revokeInvitation } from "./invite";
export { listInvitations, readInvitation } from "./read";
