export const ACCOUNT_NAME_MAX = 80;

/** How a list of API accounts can be narrowed. */
export const ACCOUNT_STATES = ["active", "revoked", "all"] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];
