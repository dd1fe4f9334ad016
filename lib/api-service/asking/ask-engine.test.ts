import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { EngineQuestion, EngineUpstream } from "@/lib/engines/engine";
import { askEngine } from "./ask-engine";

const question: EngineQuestion = {
  engine: "gemini",
  model: { name: "m", aliases: [], reasoning: false, webSearch: false, taskPost: true, priced: true },
  userPrompt: "a",
  systemMessage: null,
  turns: [],
  maxOutputTokens: 100,
  temperature: null,
  topP: null,
  webSearch: false,
  forceWebSearch: false,
  country: null,
  city: null,
  useReasoning: false,
};

/** An upstream that never answers and does not heed its signal, but shows it. */
function deafUpstream() {
  const seen: AbortSignal[] = [];
  const upstream: EngineUpstream = {
    kind: "vendor",
    mayBill: true,
    models: () => Promise.resolve([]),
    probe: () => Promise.resolve([]),
    ask: (_question, { signal }) => {
      seen.push(signal);
      return new Promise(() => undefined);
    },
  };
  return { upstream, seen };
}

describe("askEngine", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("gives up after 120 seconds, even on an upstream that does not heed its signal", async () => {
    const { upstream, seen } = deafUpstream();
    const asked = askEngine({ upstream, question, taskId: "t", at: new Date() });
    await vi.advanceTimersByTimeAsync(119_999);
    expect(seen[0]?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await expect(asked).resolves.toMatchObject({ kind: "failed", status: { code: 50401 } });
    expect(seen[0]?.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("tells a caller that stopped it from an upstream that failed", async () => {
    const { upstream, seen } = deafUpstream();
    const stopping = new AbortController();
    const asked = askEngine({ upstream, question, taskId: "t", at: new Date(), signal: stopping.signal });
    stopping.abort();
    await expect(asked).resolves.toEqual({ kind: "stopped" });
    expect(seen[0]?.aborted).toBe(true);
    await expect(
      askEngine({ upstream, question, taskId: "t", at: new Date(), signal: stopping.signal }),
    ).resolves.toEqual({ kind: "stopped" });
    expect(seen).toHaveLength(1);
  });
});
