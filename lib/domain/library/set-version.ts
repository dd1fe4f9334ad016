import type { SetMember } from "./prompt-set";

export interface SetVersionRow {
  id: string;
  number: number;
  /** Prompts it holds. */
  prompts: number;
  /** Runs that asked it. */
  runs: number;
  createdAt: string;
}

/** A prompt that two versions of a set hold differently. */
export interface ChangedMember {
  promptId: string;
  older: SetMember;
  newer: SetMember;
}

/** What one version of a set holds that another does not, and what both hold differently. */
export interface MembersDiff {
  added: SetMember[];
  removed: SetMember[];
  changed: ChangedMember[];
  /** How many are the same in both. */
  same: number;
}

/** The difference between two versions of a set, prompt by prompt, in the order of their ids. */
export function diffMembers(older: readonly SetMember[], newer: readonly SetMember[]): MembersDiff {
  const before = new Map(older.map((member) => [member.promptId, member]));
  const after = new Map(newer.map((member) => [member.promptId, member]));
  const both = newer.flatMap((member) => {
    const then = before.get(member.promptId);
    return then ? [{ promptId: member.promptId, older: then, newer: member }] : [];
  });
  const changed = both.filter((pair) => JSON.stringify(pair.older) !== JSON.stringify(pair.newer));
  return {
    added: newer.filter(({ promptId }) => !before.has(promptId)),
    removed: older.filter(({ promptId }) => !after.has(promptId)),
    changed,
    same: both.length - changed.length,
  };
}

/** A property of a prompt that two versions of its set hold differently, in words; null for none. */
export interface ChangedProperty {
  property: string;
  before: string | null;
  after: string | null;
}

/** What of a prompt differs beside its wording; `names` has those of markets, personas and families by their ids. */
export const changedProperties = (
  { older, newer }: ChangedMember,
  names: ReadonlyMap<string, string>,
): ChangedProperty[] =>
  PROPERTIES.filter(([name]) => JSON.stringify(older[name]) !== JSON.stringify(newer[name])).map(
    ([name, property]) => ({
      property,
      before: wordsOf(name, older, names),
      after: wordsOf(name, newer, names),
    }),
  );

function wordsOf(
  name: (typeof PROPERTIES)[number][0],
  member: SetMember,
  names: ReadonlyMap<string, string>,
): string | null {
  const value = member[name];
  if (value === null) return null;
  if (typeof value !== "string") return value.join(", ") || null;
  return name.endsWith("Id") ? (names.get(value) ?? "one that is gone") : value;
}

const PROPERTIES = [
  ["topic", "topic"],
  ["tags", "tags"],
  ["intent", "intent"],
  ["stage", "stage"],
  ["weight", "weight"],
  ["marketId", "market"],
  ["personaId", "persona"],
  ["familyId", "family"],
] as const;

/** A prompt of a difference, with its words. */
export interface MemberLine {
  promptId: string;
  /** Null where the prompt is not there any more. */
  words: string | null;
}

/** The difference between two versions of a set as a screen shows it: each list cut to the same length. */
export interface SetVersionDiff {
  older: SetVersionRow;
  newer: SetVersionRow;
  counts: { added: number; removed: number; changed: number; same: number };
  added: MemberLine[];
  removed: MemberLine[];
  /** `before`: other words than now; null where the wording is the same. */
  changed: (MemberLine & { before: string | null; properties: ChangedProperty[] })[];
}
