import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";

import { engineSchema } from "@/lib/domain/engines/engine-schema";
import { annotationSchema, envelopeSchema, llmReplySchema, readyReplySchema } from "@/lib/api-contract/reply";
import { checkTask } from "@/lib/api-contract/task-request";

const folder = join(import.meta.dirname, "../../test/fakes/fixtures");
const sample = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
const names = readdirSync(folder);

describe("the documentation's requests", () => {
  const requests = names.filter((name) => /-(live|task_post)\.request\.json$/.test(name));

  test("there are some of every engine", () => {
    expect(new Set(requests.map((name) => name.split("-")[0]))).toEqual(
      new Set(["chat_gpt", "claude", "gemini", "perplexity"]),
    );
  });

  test.each(requests)("%s is accepted and echoed as it stands", (name) => {
    const engine = engineSchema.parse(name.split("-")[0]);
    for (const task of z.array(z.unknown()).parse(sample(name))) {
      const checked = checkTask(engine, name.includes("-live") ? "live" : "standard", task);
      expect(checked).toEqual({ ok: true, task });
      expect(JSON.stringify(checked.ok && checked.task)).toBe(JSON.stringify(task));
    }
  });
});

describe("the documentation's replies", () => {
  test.each(names.filter((name) => /^(gemini|chat_gpt)-\w+\.json$/.test(name)))("%s is read", (name) => {
    const reply = envelopeSchema.parse(sample(name));
    expect(reply.status_code).toBe(20000);
    expect(reply.tasks).toHaveLength(1);
  });

  test("Gemini, live", () => {
    const reply = llmReplySchema.parse(sample("gemini-live.json"));
    const result = reply.tasks?.[0]?.result[0];
    expect(reply.cost).toBe(0.0357548);
    expect(result).toMatchObject({
      input_tokens: 68,
      output_tokens: 241,
      money_spent: 0.0351548,
    });
    expect(result?.items).toHaveLength(1);
  });

  test("ChatGPT, standard: reasoning first", () => {
    const result = llmReplySchema.parse(sample("chat_gpt-task_get.json")).tasks?.[0]?.result[0];
    expect(result).toMatchObject({
      input_tokens: 374,
      output_tokens: 594,
      reasoning_tokens: 576,
      money_spent: 0.0286,
    });
    expect(result?.items).toMatchObject([{ type: "reasoning" }, { type: "message" }]);
  });

  test("the ready list", () => {
    const rows = readyReplySchema.parse(sample("gemini-tasks_ready.json")).tasks?.[0]?.result ?? [];
    expect(rows.map((row) => row.function)).toEqual(Array(3).fill("llm_responses"));
  });

  test("an annotation with its segment and its real address", () => {
    const { annotations } = z
      .object({ annotations: z.array(annotationSchema) })
      .parse(sample("gemini-annotation-2026-09.fragment.json"));
    expect(annotations[0]).toMatchObject({ start_index: 171, end_index: 299 });
    expect(annotations[0]?.direct_url).toContain("grandviewresearch.com");
  });

  test("a refusal has no tasks", () => {
    expect(envelopeSchema.parse(sample("error-401.json"))).toMatchObject({ status_code: 40100, tasks: null });
  });
});
