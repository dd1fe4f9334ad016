import { countChars } from "@/lib/domain/text/characters";
import { findUnstorable } from "@/lib/domain/text/unstorable-character";
import type { FieldRule, FieldType } from "@/lib/api-contract/field-rules";
import type { WireTurn } from "@/lib/api-contract/fields";
import { isRecord } from "@/lib/api-contract/is-record";
import type { BrokenRule, Expected } from "@/lib/api-contract/problem";

const notA = (expected: Expected): BrokenRule => ({ rule: "type", expected });

/** The first rule that a value breaks by itself, whatever else is in its task; null when it breaks none. */
export function judgeValue(type: FieldType, rule: FieldRule, value: unknown): BrokenRule | null {
  switch (type.kind) {
    case "text":
      return judgeText(value, type.maxChars, type.mayBeEmpty);
    case "number":
    case "whole":
      return judgeNumber(value, rule, type.kind === "whole");
    case "flag":
      return typeof value === "boolean" ? null : notA("flag");
    case "country":
      if (typeof value !== "string") return notA("country");
      return rule.countries?.includes(value) ? null : { rule: "country" };
    case "turns":
      return judgeTurns(value, type, rule);
    case "address":
      return judgeText(value, type.maxChars, true) ?? (isAddress(value) ? null : notA("address"));
  }
}

function judgeText(value: unknown, maxChars: number, mayBeEmpty = false): BrokenRule | null {
  if (typeof value !== "string") return notA("text");
  const unstorable = findUnstorable(value);
  if (unstorable) return { rule: "character", ...unstorable };
  // A text of so few units cannot have more characters than units.
  const actual = value.length <= maxChars ? value.length : countChars(value);
  if (actual > maxChars) return { rule: "maxChars", limit: maxChars, actual };
  return mayBeEmpty || value.trim() !== "" ? null : { rule: "empty" };
}

function judgeNumber(value: unknown, { min, max }: FieldRule, whole: boolean): BrokenRule | null {
  if (typeof value !== "number" || !Number.isFinite(value)) return notA(whole ? "whole number" : "number");
  if (whole && !Number.isSafeInteger(value)) return notA("whole number");
  if (min !== undefined && value < min) return { rule: "min", limit: min };
  return max !== undefined && value > max ? { rule: "max", limit: max } : null;
}

function judgeTurns(
  value: unknown,
  { maxTurns, maxChars }: { maxTurns: number; maxChars: number },
  { alternating }: FieldRule,
): BrokenRule | null {
  if (!Array.isArray(value)) return notA("list of turns");
  const turns: readonly unknown[] = value;
  for (const [index, turn] of turns.entries()) {
    const broken = judgeTurn(turn, maxChars);
    if (broken) return { ...broken, turn: index + 1 };
  }
  if (turns.length > maxTurns) return { rule: "maxTurns", limit: maxTurns, actual: turns.length };
  return alternating && !turns.every(isInTurn) ? { rule: "alternating" } : null;
}

const ROLES: readonly unknown[] = ["user", "ai"] satisfies WireTurn["role"][];

function judgeTurn(turn: unknown, maxChars: number): BrokenRule | null {
  if (!isRecord(turn)) return notA("turn");
  if (!ROLES.includes(turn["role"])) return notA("role");
  if (Object.keys(turn).some((key) => key !== "role" && key !== "message")) return notA("turn");
  return judgeText(turn["message"], maxChars);
}

const isInTurn = (turn: unknown, index: number): boolean =>
  isRecord(turn) && turn["role"] === ROLES[index % 2];

// `$id` and `$tag` may stand anywhere in the address, so it is judged as it will be once they are filled in.
function isAddress(value: unknown): boolean {
  const url = URL.parse(String(value).replaceAll("$id", "id").replaceAll("$tag", "tag"));
  return url !== null && (url.protocol === "http:" || url.protocol === "https:");
}
