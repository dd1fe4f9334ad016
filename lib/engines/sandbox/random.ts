/**
 * Repeatable randomness: everything the sandbox decides is a function of a text. 32 bits are plenty for choosing and
 * simulating, and useless for secrets.
 */

/** A 32-bit hash of texts and numbers; well mixed, so that neighbours ("prompt 1", "prompt 2") are unrelated. */
export function hash(...parts: readonly (string | number)[]): number {
  let state = 0x811c9dc5;
  for (const part of parts) {
    const text = String(part);
    for (let index = 0; index < text.length; index += 1) {
      state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
    }
    state = mix(state ^ 0x5bd1e995);
  }
  return mix(state);
}

/** A uniform number in [0, 1) fixed by texts and numbers. */
export const uniform = (...parts: readonly (string | number)[]): number => hash(...parts) / 2 ** 32;

/** A standard normal number fixed by texts and numbers. */
export function normal(...parts: readonly (string | number)[]): number {
  const random = createRandom(hash(...parts));
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** A whole number from low to high, both included. */
  between(low: number, high: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
}

export function createRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    return mix(state) / 2 ** 32;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
  };
}

function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
