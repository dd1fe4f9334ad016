export { rotateBuiltInPassword } from "./built-in-account";
export { changeTimeZone } from "./change-time-zone";
export { countContents, countLosses, type WorkspaceContents } from "./count-contents";
export { createWorkspace, type CreatedWorkspace } from "./create";
export { deleteWorkspace } from "./delete";
export { findWorkspace, listWorkspaces, type WorkspaceOfUser } from "./list";
export { nameWorkspaces } from "./name";
export { purgeWorkspaces } from "./purge";
export { getRecounting } from "./recounting";
export { renameWorkspace } from "./rename";
export {
  listDeletedWorkspaces,
  listOwnDeletedWorkspaces,
  restoreOwnWorkspace,
  restoreWorkspace,
} from "./restore";
