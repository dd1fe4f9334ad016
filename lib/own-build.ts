/** The header in which our own GET routes name the build that answers. */
export const BUILD_HEADER = "x-sightline-build";

/**
 * Which build this code is of, in the browser as on the server: it follows from the sources alone. Undefined where
 * nothing was built, as in tests. `next.config.mjs` writes it in.
 */
export const ownBuild = (): string | undefined => process.env.SIGHTLINE_BUILD;
