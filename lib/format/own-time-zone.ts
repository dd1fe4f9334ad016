/** The zone in which this machine's days begin; in a browser, its user's. */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
