import fc from "fast-check";
import { testDepth, testSeed } from "@/lib/env";

// Before each file of tests: its properties choose by the run's seed, which is a fixed one in `npm test`, so that a run
// there fails for what was changed, and another one each time in the long tests, which look for what nobody thought of.

fc.configureGlobal({ seed: testSeed(), numRuns: 100 * testDepth() });

/** How often a property is tried: as often as said, and many times that in the long tests. */
export const tries = (count: number): { numRuns: number } => ({ numRuns: count * testDepth() });

/** What an object may have of its own accord: as good a text as any other. */
const NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "length",
  "key",
];

/**
 * Texts of any Unicode characters, control characters and those beyond 16 bits included; half a pair is none. fast-check's own
 * take seconds to be set up.
 */
export const anyText = (maxLength = 20): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 19,
      arbitrary: fc
        .array(fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })), {
          maxLength,
        })
        .map((codes) => String.fromCodePoint(...codes)),
    },
    { weight: 1, arbitrary: fc.constantFrom("", ...NAMES.filter((name) => name.length <= maxLength)) },
  );
