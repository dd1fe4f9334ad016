import { z } from "zod";

/*
 * A reply is paid for, so only what makes its text unreadable may break it. A field that is not as documented reads as
 * unknown, and a part of a list that is not is left out and counted.
 */

/** More than any answer has of anything; what is above it is no count. */
const MOST = 1_000_000_000;

/** Whatever there is, or is not. */
export const anything = z.unknown().optional();

/** A text; null for everything else. */
export const text = anything.transform((value) => (typeof value === "string" ? value : null));

/** A whole number; undefined where the reply has none, null where what it has is not one. */
export const count = anything.transform((value) => {
  if (value === undefined || value === null) return undefined;
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MOST ? value : null;
});

/** An object with fields that are all lenient themselves; where there is none, one without any of them. */
export const fields = <S extends z.ZodRawShape>(shape: S) => {
  const schema = z.object(shape);
  return anything.transform((value) => schema.parse(isObject(value) ? value : {}));
};

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export interface Parts<T> {
  good: readonly T[];
  /** Each at its place in the list; null for one that could not be read. */
  all: readonly (T | null)[];
  /** How many could not be read. */
  odd: number;
}

/** A list of parts. What is there and is no list is one part that cannot be read. */
export const parts = <S extends z.ZodType>(part: S) =>
  anything.transform((value): Parts<z.output<S>> => {
    if (value === undefined || value === null) return { good: [], all: [], odd: 0 };
    if (!Array.isArray(value)) return { good: [], all: [], odd: 1 };
    const all = value.map((one) => part.safeParse(one).data ?? null);
    const good = all.filter((one) => one !== null);
    return { good, all, odd: all.length - good.length };
  });

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
