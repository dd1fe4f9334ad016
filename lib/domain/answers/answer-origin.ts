import { z } from "zod";

/** Where an answer comes from: asked from here, or collected elsewhere and imported. */
const ORIGINS = ["collected", "imported"] as const;
export type Origin = (typeof ORIGINS)[number];

export const originSchema = z.enum(ORIGINS);
