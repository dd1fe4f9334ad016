/** What a team's logo may be at most. */
export const LOGO_LIMITS = { bytes: 262_144, pixels: 2_000 } as const;

/** The kinds of picture that a logo can be: those that can carry no script. */
export const LOGO_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;
export type LogoType = (typeof LOGO_TYPES)[number];
