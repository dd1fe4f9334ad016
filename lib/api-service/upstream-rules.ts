/** Upstreams that never bill, so that a question whose outcome is unknown may simply be asked again. */
export const REPEATABLE_UPSTREAMS: readonly string[] = ["sandbox"];

/** Whether asking a question again can cost nothing but time. */
export const mayAskAgain = (upstream: string): boolean => REPEATABLE_UPSTREAMS.includes(upstream);
