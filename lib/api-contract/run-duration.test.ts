import { expect, it } from "vitest";
import { runSeconds } from "./run-duration";

it.each([
  [[], 0],
  [[{ engine: "gemini", method: "standard", tasks: 10_000 }], 61],
  [[{ engine: "perplexity", method: "live", tasks: 21 }], 40],
  [
    [
      { engine: "perplexity", method: "live", tasks: 300 },
      { engine: "claude", method: "live", tasks: 30 },
      { engine: "gemini", method: "standard", tasks: 500 },
    ],
    300,
  ],
] as const)("%o could be there after %i seconds", (counts, seconds) => {
  expect(runSeconds(counts)).toBe(seconds);
});
