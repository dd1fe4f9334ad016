import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { wholeSteps } from "@/lib/domain/time/whole-steps";
import { MEASURED_STEP, type Measured } from "./fact-conditions";
import { countAt } from "./prompt-places";
import { inAny } from "./read-sums";
import { askedOn, readUnsummed, spansBetween } from "./unsummed-days";

// What measured answers say, in two parts that are added up: sums of the months, weeks and days that are summed, and the
// facts of the days that are not, or all of them where sums do not tell what is asked for.

export interface SaidParts {
  sums: SaidSums | null;
  /** Null where sums tell it all. */
  facts: readonly Condition[] | null;
}

export interface SaidSums {
  /** Said of `measured_step`. */
  steps: readonly Condition[];
  /** The same of its days alone. */
  days: readonly Condition[];
  /** The same by who answered, whoever is asked for. */
  kinds: readonly Condition[];
  /** Said of `prompt`. */
  prompts: readonly Condition[];
}

/** From what the figures of measured answers are read. */
export async function saidParts(own: WorkspaceReads, measured: Measured): Promise<SaidParts> {
  const { said, days, facts, ofKinds, ofPrompts } = measured;
  const unsummed = said && (await readUnsummed(own, "measured_unsummed", days));
  if (said === null || unsummed === null) return { sums: null, facts };
  const spans = spansBetween(days, unsummed);
  const steps = inAny(spans.flatMap(wholeSteps), MEASURED_STEP);
  const byDay = inAny(
    spans.map((span) => ({ step: "day", ...span })),
    MEASURED_STEP,
  );
  const whose = ofKinds ? OF_KINDS : sql`measured_step.engine is null`;
  return {
    sums: {
      steps: [steps, whose, ...said],
      days: [byDay, whose, ...said],
      kinds: [steps, OF_KINDS, ...said],
      prompts: ofPrompts,
    },
    facts: unsummed.length === 0 ? null : [...facts, askedOn(unsummed, days.zone)],
  };
}

const OF_KINDS = sql`measured_step.engine is not null`;

/** What sums count, as `SaidCount` of the schema says. */
export type SaidCount =
  | "answers"
  | "citations"
  | "unlisted"
  | "company_told"
  | "company"
  | "naming"
  | "ranks"
  | "present"
  | "listed"
  | "list_ranks"
  | "judged"
  | "judged_mentions"
  | "portrayals"
  | "positive"
  | "negative"
  | "gap"
  | "outranked"
  | "put_first"
  | "both";

const count = z.coerce.number();
const promptSchema = z.object({ prompt: z.uuid(), family: z.uuid(), weight: count, place: z.int() });

/** A prompt, and its place in numbers of all prompts. */
export type PlacedPrompt = z.infer<typeof promptSchema>;

/** The prompts of a workspace that sums tell of, in their order. */
export const readPlacedPrompts = (own: WorkspaceReads, { prompts }: SaidSums): Promise<PlacedPrompt[]> =>
  own.rows(
    {
      columns: sql`prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight, number.number as place`,
      from: "prompt",
      joins: sql`join app.prompt_number number on number.workspace_id = prompt.workspace_id and number.prompt_id = prompt.id`,
      where: prompts,
      // Sums of floats are the same as often as they are told.
      orderBy: sql`prompt.id`,
    },
    promptSchema,
  );

const ofBrand = z
  .int()
  .nullable()
  .transform((number) => (number === null ? null : String(number)));
const saidSchema = z.object({ what: z.string(), brand: ofBrand, other: ofBrand, counts: z.string() });

/** A number of all prompts that is told of a brand, of two, or of none. */
export interface SaidRow {
  what: SaidCount;
  brand: string | null;
  other: string | null;
  of: (prompt: PlacedPrompt) => number;
}

/** What sums tell of some counts; of one brand alone where one is given, be it the first or the other of two. */
export async function readSaid<What extends SaidCount>(
  own: WorkspaceReads,
  { steps }: Pick<SaidSums, "steps">,
  { what, brand = null }: { what: readonly What[]; brand?: string | null },
): Promise<(SaidRow & { what: What })[]> {
  const rows = await own.rows(
    {
      columns: sql`said_sum.what, said_sum.brand, said_sum.other, sum(said_sum.counts)::text as counts`,
      from: "measured_step",
      joins: sql`join app.said_sum on said_sum.step_id = measured_step.id`,
      where: [
        ...steps,
        sql`said_sum.what = any(${what}::app.said_count[])`,
        brand === null ? null : sql`${Number(brand)} in (said_sum.brand, said_sum.other)`,
      ],
      groupBy: sql`1, 2, 3`,
    },
    saidSchema.extend({ what: z.custom<What>((value) => what.some((one) => one === value)) }),
  );
  return rows.map(({ counts, ...row }) => ({ ...row, of: ({ place }) => countAt(counts, place) }));
}

/** Of each day that is summed, the answers to each prompt. */
export async function readAskedDays(own: WorkspaceReads, { days }: SaidSums): Promise<SaidRow["of"][]> {
  const rows = await own.rows(
    {
      columns: sql`sum(said_sum.counts)::text as counts`,
      from: "measured_step",
      joins: sql`join app.said_sum on said_sum.step_id = measured_step.id`,
      where: [...days, sql`said_sum.what = 'answers'`],
      groupBy: sql`measured_step.day`,
    },
    z.object({ counts: z.string() }),
  );
  return rows.map(
    ({ counts }) =>
      ({ place }) =>
        countAt(counts, place),
  );
}

/** A lookup of what was read: 0 for what no answer says. */
export const saidOf =
  <What extends SaidCount>(rows: readonly (SaidRow & { what: What })[]) =>
  (what: What, brand: string | null = null): SaidRow["of"] =>
    rows.find((row) => row.what === what && row.brand === brand)?.of ?? (() => 0);

/**
 * Rows of the same things from two parts, as one: some of their numbers are added up. They stand in the order of their keys.
 */
export function addedUp<Row extends object, Field extends keyof Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  fields: readonly (Row[Field] extends number ? Field : never)[],
): Row[] {
  const added = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = added.get(key);
    added.set(
      key,
      known
        ? fields.reduce((sum, field) => ({ ...sum, [field]: Number(known[field]) + Number(row[field]) }), row)
        : row,
    );
  }
  return [...added].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
