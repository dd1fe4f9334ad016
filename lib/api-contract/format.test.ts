import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { ENGINES } from "@/lib/domain/engines/engine";
import {
  formatWireDate,
  formatWireTime,
  llmPath,
  looksLikeTaskId,
  makeTaskId,
  parsePath,
  parseWireDate,
  taskPath,
} from "@/lib/api-contract/format";

describe("dates", () => {
  test("as documented", () => {
    expect(formatWireDate(new Date("2025-07-02T14:06:32.900Z"))).toBe("2025-07-02 14:06:32 +00:00");
    expect(parseWireDate("2023-01-31 00:00:00 +02:00")?.toISOString()).toBe("2023-01-30T22:00:00.000Z");
  });

  test("there and back", () => {
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(seconds, (second) => {
        const date = new Date(second * 1000);
        expect(parseWireDate(formatWireDate(date))).toEqual(date);
      }),
    );
  });

  test.each([
    "",
    "2025-02-31 00:00:00 +00:00",
    "2025-07-02T14:06:32Z",
    "2025-07-02 25:06:32 +00:00",
    "2025-07-02 14:06:32 +99:00",
    "x2025-07-02 14:06:32 +00:00",
    "2025-07-02 14:06:32 +00:00x",
  ])("%j is none", (text) => expect(parseWireDate(text)).toBeNull());
});

test("times", () => {
  expect([107.1, 14676.1, 0, 0.04].map(formatWireTime)).toEqual([
    "0.1071 sec.",
    "14.6761 sec.",
    "0 sec.",
    "0.0000 sec.",
  ]);
});

describe("paths", () => {
  const id = "07151610-0696-0613-0000-b2366402ce99";

  test.each([
    "/v3/ai_optimization/gemini/llm_responses/live",
    "//v3//ai_optimization/gemini/llm_responses/live",
    "/v3/ai_optimization/gemini/llm_responses/live/",
  ])("%s", (path) => {
    expect(parsePath(path)).toEqual({
      segments: ["v3", "ai_optimization", "gemini", "llm_responses", "live"],
      cropped: false,
      kind: "llm",
      engine: "gemini",
      call: "live",
    });
  });

  test("a task's own path is read back, with and without .ai", () => {
    for (const engine of ENGINES) {
      expect(parsePath(taskPath(engine, id))).toMatchObject({
        kind: "llm",
        engine,
        call: "task_get",
        id,
        cropped: false,
      });
      expect(parsePath(`${taskPath(engine, id)}.ai`)).toMatchObject({
        id,
        cropped: true,
        segments: llmPath(engine, "task_get", id),
      });
    }
  });

  test.each([
    ["/v3/appendix/user_data", "appendix"],
    ["/v3/appendix/errors.ai", "appendix"],
    ["/v3/ai_optimization/id_list", "id_list"],
    ["/v3/ai_optimization/errors", "not_implemented"],
    ["/v3/ai_optimization/gemini/llm_responses/live.xml", "not_implemented"],
    ["/v3/ai_optimization/grok/llm_responses/live", "unknown"],
    ["/v3/ai_optimization/gemini/llm_responses/task_get", "unknown"],
    ["/v3/ai_optimization/gemini/llm_responses/task_get/regular/x", "unknown"],
    ["/v3/ai_optimization/tasks_ready", "unknown"],
    ["/v2/appendix/user_data", "unknown"],
    ["/v3/appendix/status", "appendix"],
    ["/v3/appendix/webhook_resend", "appendix"],
    ["/v3/appendix/errors/more", "unknown"],
    ["/v3/appendix/balance", "unknown"],
    ["/v3/keywords_data/id_list", "unknown"],
    ["/v3/keywords_data/gemini/llm_responses/live", "unknown"],
    ["/v3/ai_optimization/id_list/more", "unknown"],
    ["/v3/ai_optimization/errors/more", "unknown"],
    ["/v3/ai_optimization/gemini/llm_mentions/live", "unknown"],
    ["/v3/ai_optimization/gemini/llm_responses/live/more", "unknown"],
    ["/v3/ai_optimization/gemini/llm_responses/live.aiming", "unknown"],
    ["/", "unknown"],
  ])("%s is %s", (path, kind) => expect(parsePath(path).kind).toBe(kind));

  test("a call without a task has a path without one", () => {
    expect(llmPath("claude", "tasks_ready")).toEqual([
      "v3",
      "ai_optimization",
      "claude",
      "llm_responses",
      "tasks_ready",
    ]);
    expect(parsePath("/v3/appendix/status")).toMatchObject({ kind: "appendix", call: "status" });
    expect(parsePath(taskPath("gemini", "a.aib"))).toMatchObject({ id: "a.aib", cropped: false });
    expect(parsePath("")).toEqual({ segments: [], cropped: false, kind: "unknown" });
  });

  test("no path breaks it", () => {
    const part = fc.constantFrom(
      "v3",
      "ai_optimization",
      "gemini",
      "llm_responses",
      "live",
      "task_get",
      ".ai",
      "%",
      "%e0%a4%a",
      "..",
      "",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => `/${parts.join("/")}`),
        ),
        (path) => {
          expect(parsePath(path).segments.every((segment) => typeof segment === "string")).toBe(true);
        },
      ),
    );
  });
});

describe("task ids", () => {
  test("the minute is that of UTC+3, the rest as in the samples", () => {
    const random = new Uint8Array([0, 0, 0xb2, 0x36, 0x64, 0x02, 0xce, 0x99]);
    expect(makeTaskId("task_post", 696, new Date("2025-07-15T13:10:00Z"), random)).toBe(
      "07151610-0696-0613-0000-b2366402ce99",
    );
    expect(makeTaskId("live", 1, new Date("2025-12-31T22:00:00Z"), random)).toMatch(/^01010100-0001-0612-/);
  });

  test("no two are the same", () => {
    const at = new Date();
    const ids = Array.from({ length: 10_000 }, () => makeTaskId("live", 1, at));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(looksLikeTaskId)).toBe(true);
  });

  test("the documentation's ids look like ids, hexadecimal or not", () => {
    expect(
      ["02249714-1807-0791-0000-0423e705a8rr", "00000000-0000-0000-0000-000000000000"].every(looksLikeTaskId),
    ).toBe(true);
    expect(["", "../../etc/passwd", "07151610-0696-0613-0000-b2366402ce99 "].some(looksLikeTaskId)).toBe(
      false,
    );
  });
});
