import type { Role } from "./permission";

/** A person in a workspace. */
export interface Member {
  userId: string;
  email: string;
  name: string | null;
  role: Role;
  /** ISO 8601. */
  since: string;
  /** Anywhere on the instance; ISO 8601, null for who never was. */
  lastSeenAt: string | null;
}

/** A place that is offered and not taken yet. */
export interface Invitation {
  id: string;
  email: string;
  role: Role;
  /** ISO 8601. */
  expiresAt: string;
  /** By the database's clock. */
  isExpired: boolean;
}

/** What whoever holds an invitation's link is shown. */
export interface OfferedPlace {
  workspaceName: string;
  email: string;
  role: Role;
  /** Whether somebody has an account with this address: they sign in, and make none. */
  hasAccount: boolean;
}

/** How long an invitation's link leads anywhere. */
export const INVITATION_DAYS = 7;

export const PERSON_NAME_MAX = 100;
