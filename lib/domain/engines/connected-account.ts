const BUILT_IN = "builtin";

/**
 * One account on an API, in however many workspaces: the same base URL and login. What an API limits, it limits by
 * account. SQL makes the same of a connection's row (`ACCOUNT_KEY` in `lib/db/sql/tasks/connected-accounts.ts`).
 */
export const connectedAccountKey = ({ baseUrl, login }: { baseUrl: string | null; login: string }): string =>
  `${baseUrl ?? BUILT_IN} ${login}`;

/** Whether an account is one on the built-in service. */
export const isBuiltIn = (key: string): boolean => key.startsWith(`${BUILT_IN} `);
