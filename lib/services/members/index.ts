export { changeRole, leaveWorkspace, removeMember, transferOwnership } from "./change";
export { listMembers } from "./list";
export { makeMemberResetLink } from "./reset-link";
