/** Models one run may ask at once. */
export const TARGETS_MAX = 12;
