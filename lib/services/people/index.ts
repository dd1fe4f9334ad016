export { authenticate } from "./authenticate";
export {
  findSession,
  listSessions,
  openSession,
  revokeSession,
  SESSION_SECONDS,
  type SignedIn,
} from "./sessions";
