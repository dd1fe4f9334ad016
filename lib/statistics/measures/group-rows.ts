import type { MeasuredAnswer } from "./measured-answer";

/** What figures can be told apart by; the brand is told apart in all of them. */
export const DIMENSIONS = [
  "engine",
  "model-asked",
  "model-answered",
  "prompt",
  "family",
  "set",
  "tag",
  "topic",
  "persona",
  "market",
  "run",
  "surface",
  "origin",
  "period",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const PERIODS = ["day", "week", "month"] as const;
export type Period = (typeof PERIODS)[number];

/** Rows that have something in common; `key` is null of those that have none of it. */
export interface Group {
  key: string | null;
  rows: MeasuredAnswer[];
}

/** Rows by a dimension, by key, those without one last. A row with two tags is in both groups. */
export function groupRows(rows: readonly MeasuredAnswer[], dimension: Dimension, period: Period): Group[] {
  const keysOf = KEYS[dimension];
  const groups = new Map<string | null, MeasuredAnswer[]>();
  for (const row of rows)
    for (const key of keysOf(row, period)) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  return [...groups]
    .map(([key, own]) => ({ key, rows: own }))
    .sort((one, other) => {
      if (one.key === null || other.key === null)
        return Number(one.key === null) - Number(other.key === null);
      return one.key < other.key ? -1 : 1;
    });
}

const KEYS: Record<Dimension, (row: MeasuredAnswer, period: Period) => readonly (string | null)[]> = {
  engine: ({ by }) => [by.engine],
  "model-asked": ({ by }) => [by.modelAsked],
  "model-answered": ({ by }) => [by.modelAnswered],
  prompt: ({ prompt }) => [prompt],
  family: ({ family }) => [family],
  set: ({ by }) => [by.set],
  tag: ({ by }) => (by.tags.length === 0 ? [null] : by.tags),
  topic: ({ by }) => [by.topic],
  persona: ({ by }) => [by.persona],
  market: ({ by }) => [by.market],
  run: ({ by }) => [by.run],
  surface: ({ by }) => [by.surface],
  origin: ({ by }) => [by.origin],
  period: ({ day }, period) => [periodOf(day, period)],
};

/** The period a day, `yyyy-mm-dd`, is of: itself; the Monday of its week; its month, `yyyy-mm`. */
function periodOf(day: string, period: Period): string {
  if (period === "day") return day;
  if (period === "month") return day.slice(0, 7);
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
