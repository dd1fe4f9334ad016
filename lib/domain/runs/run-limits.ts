/** The most tasks one run may have. */
export const MAX_RUN_TASKS = 100_000;
/** The most often one run asks each cell. */
export const MAX_REPEATS = 50;
