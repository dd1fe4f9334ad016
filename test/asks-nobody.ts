/**
 * What programs under test are started with: answers of vendors' documentation cite redirects of real hosts, and nothing
 * is ever asked of a machine that is not this one.
 */
export const ASKS_NOBODY = { SIGHTLINE_REDIRECT_HOSTS: "none" } as const;
