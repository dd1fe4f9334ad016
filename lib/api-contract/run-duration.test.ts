import { expect, it } from "vitest";
import { runSeconds } from "./run-duration";

it.each([
  [[], 0],
  [[{ engine: "gemini", method: "standard", tasks: 10_000 }], 61],
  // A hundredth of a call each to post them, begun hundreds whole.
  [[{ engine: "gemini", method: "standard", tasks: 9_900 }], 60],
  [[{ engine: "gemini", method: "standard", tasks: 9_901 }], 61],
  [
    [
      { engine: "gemini", method: "standard", tasks: 9_890 },
      { engine: "claude", method: "live", tasks: 11 },
    ],
    60,
  ],
  [
    [
      { engine: "gemini", method: "standard", tasks: 9_890 },
      { engine: "claude", method: "live", tasks: 12 },
    ],
    61,
  ],
  [[{ engine: "perplexity", method: "live", tasks: 20 }], 20],
  [[{ engine: "perplexity", method: "live", tasks: 21 }], 40],
  [
    [
      { engine: "chat_gpt", method: "live", tasks: 21 },
      { engine: "chat_gpt", method: "live", tasks: 20 },
    ],
    60,
  ],
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
