/** Where an answer comes from: asked from here, or collected elsewhere and imported. */
export const ORIGINS = ["collected", "imported"] as const;
export type Origin = (typeof ORIGINS)[number];

export const ORIGIN_LABELS: Record<Origin, string> = { collected: "asked from here", imported: "imported" };
