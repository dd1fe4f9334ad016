import type { TaskField } from "@/lib/api-contract/fields";
import type { Engine, Method } from "@/lib/domain/engines/engine";

/** What a value should have been. */
export type Expected =
  "text" | "number" | "whole number" | "flag" | "country" | "list of turns" | "turn" | "role" | "address";

/** What more there is to say of a broken rule. */
type Rule =
  | { rule: "type"; expected: Expected }
  | { rule: "empty" }
  /** U+0000, or half of a surrogate pair. `character` is its number, `position` counts characters from 1. */
  | { rule: "character"; character: string; position: number }
  | { rule: "maxChars"; limit: number; actual: number }
  | { rule: "maxTurns"; limit: number; actual: number }
  | { rule: "alternating" }
  | { rule: "min" | "max" | "minReasoning"; limit: number }
  /** A country, but not one of this engine's. */
  | { rule: "country" }
  | { rule: "missing"; method: Method; reason: string }
  | { rule: "needs" | "notWith"; other: TaskField }
  | { rule: "modelUnknown" | "modelLacks" | "modelReasons" | "modelLiveOnly"; model: string };

/**
 * A rule that a task breaks, as data. Its words depend on who reads them: `wire-words.ts` for callers of the API,
 * `form-words.ts` for people at a form.
 */
export type Problem =
  | ({
      engine: Engine;
      field: TaskField;
      /** The turn of the conversation that is to blame, counted from 1. */
      turn?: number;
    } & Rule)
  /** A field the API does not have. Its name is the sender's. */
  | { engine: Engine; rule: "unknownField"; field: null; name: string }
  | { engine: Engine; rule: "notATask"; field: null };

/** A broken rule of a field that has still to be named. */
export type BrokenRule = Rule & { turn?: number };
