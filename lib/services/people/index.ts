export { askForReset, mailPasswordReset, resetWishSchema } from "./ask-reset";
export { authenticate } from "./authenticate";
export {
  changePassword,
  firstPasswordSchema,
  passwordChangeSchema,
  setFirstPassword,
} from "./change-password";
export { deleteAccount, deleteOwnAccount } from "./delete-account";
export { listEmailCollisions } from "./email-collisions";
export { findAccount, listPeople } from "./list-people";
export { makeResetLink, passwordResetSchema, resetPassword } from "./reset-password";
export {
  findSession,
  listSessions,
  openSession,
  revokeOtherSessions,
  revokeSession,
  SESSION_SECONDS,
  type SignedIn,
} from "./sessions";
