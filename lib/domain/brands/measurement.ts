import { z } from "zod";
import { BRAND_ROLES } from "./brand-limits";

// What a workspace's answers come to by one version of the rules, as it is kept and shown.

const figureSchema = z.object({
  value: z.number().nullable(),
  numerator: z.number(),
  denominator: z.number(),
  /** Of 95 %; null where it can't be told. What is kept of measurements is of questions like these. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
});
export type HeadlineFigure = z.infer<typeof figureSchema>;

const brandSchema = z.object({
  number: z.int(),
  name: z.string(),
  role: z.enum(BRAND_ROLES),
  presence: figureSchema,
  citationRate: figureSchema,
  topPick: figureSchema,
  /** A control has no voice. */
  voice: z.object({ presence: figureSchema, occurrences: figureSchema }).nullable(),
});
export type BrandHeadlines = z.infer<typeof brandSchema>;

export const measurementFiguresSchema = z.object({ answers: z.int(), brands: brandSchema.array() });
export type MeasurementFigures = z.infer<typeof measurementFiguresSchema>;

const measurementSchema = measurementFiguresSchema.extend({
  /** The numbers of the brands' rules and of the code that measured. */
  ruleVersion: z.int(),
  codeVersion: z.int(),
  /** When it was told: ISO 8601. */
  at: z.string(),
});
/** What a version of the rules came to when all answers were measured by it. */
export type Measurement = z.infer<typeof measurementSchema>;

/** How many of the answers asked for in the last days name each brand. */
export interface NamedLately {
  days: number;
  /** The first of them, `yyyy-mm-dd`. */
  from: string;
  answers: number;
  /** Of which questions the intervals speak. */
  estimand: "questions-like-these" | "these-questions";
  presence: { number: number; presence: HeadlineFigure }[];
}

export const measuringSchema = z.object({
  /** The number of the brands' rules; 0 where there are none. */
  version: z.int(),
  /** While there is something left: how many are measured, of how many. */
  left: z
    .object({
      done: z.int(),
      of: z.int(),
      /** Whether by other rules or other code than before; else they are new answers. */
      isAnew: z.boolean(),
      /** For how many seconds a worker has been at it; null where none has begun. */
      seconds: z.number().nullable(),
    })
    .nullable(),
  /** Once all is measured by the rules of now: what it comes to, and what it came to before. */
  moved: z.object({ before: measurementSchema, after: measurementSchema }).nullable(),
});
/** How far a workspace's answers are measured by its newest rules, and what these moved. */
export type Measuring = z.infer<typeof measuringSchema>;
