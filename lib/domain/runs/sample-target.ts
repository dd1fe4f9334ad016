/** What a rate is wanted to be known to, and what there is to ask: as it stands in an address, checked field by field. */

interface SampleField {
  what: string;
  min: number;
  max: number;
  /** Of how many decimals it may be. */
  decimals: number;
}

/** Percentages are whole or halves of points; likenesses are parts of 1. */
export const SAMPLE_FIELDS = {
  points: { what: "Known to ± points", min: 1, max: 40, decimals: 1 },
  rate: { what: "Expected rate, %", min: 1, max: 99, decimals: 1 },
  families: { what: "Families", min: 1, max: 1_000, decimals: 0 },
  wordings: { what: "Wordings a family", min: 1, max: 20, decimals: 0 },
  rho: { what: "Likeness in a family", min: 0, max: 1, decimals: 3 },
  rhoPrompt: { what: "Likeness in a prompt", min: 0, max: 1, decimals: 3 },
} as const satisfies Record<string, SampleField>;

export type SampleFieldName = keyof typeof SAMPLE_FIELDS;
export const SAMPLE_FIELD_NAMES: readonly SampleFieldName[] = [
  "points",
  "rate",
  "families",
  "wordings",
  "rho",
  "rhoPrompt",
];

export type SampleTarget = Record<SampleFieldName, number>;

export interface ReadTarget {
  target: SampleTarget;
  /** Of fields that can't be taken as typed: what they take, and what is taken in their place. */
  problems: Partial<Record<SampleFieldName, string>>;
}

/** What was typed, where it can be taken; where not, what stands instead of it, and why. */
export function readSampleTarget(
  typed: Readonly<Record<SampleFieldName, string | null>>,
  otherwise: SampleTarget,
): ReadTarget {
  const target = { ...otherwise };
  const problems: ReadTarget["problems"] = {};
  for (const name of SAMPLE_FIELD_NAMES) {
    const text = typed[name]?.trim() ?? "";
    if (text === "") continue;
    const value = numberIn(text, SAMPLE_FIELDS[name]);
    if (value === null)
      problems[name] =
        `${takes(SAMPLE_FIELDS[name])}; ${otherwise[name]} is taken instead of “${text.slice(0, 20)}”.`;
    else target[name] = value;
  }
  if (target.rho + target.rhoPrompt > 1) {
    const left = Math.round((1 - target.rho) * 1_000) / 1_000;
    problems.rhoPrompt = `With the likeness in a family at most 1: ${left} is taken instead of ${target.rhoPrompt}.`;
    target.rhoPrompt = left;
  }
  return { target, problems };
}

function numberIn(text: string, { min, max, decimals }: SampleField): number | null {
  const shape = decimals === 0 ? /^\d{1,6}$/ : new RegExp(`^\\d{1,6}(?:\\.\\d{1,${decimals}})?$`);
  const value = Number(text);
  return shape.test(text) && value >= min && value <= max ? value : null;
}

const takes = ({ min, max, decimals }: SampleField): string =>
  `${decimals === 0 ? "A whole number" : "A number"} from ${min} to ${max.toLocaleString("en-US")}${decimals > 0 ? `, to ${decimals} ${decimals === 1 ? "decimal" : "decimals"}` : ""}`;
