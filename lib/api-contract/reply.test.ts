import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { cropReply } from "@/lib/api-contract/crop";
import {
  envelopeSchema,
  idListReplySchema,
  llmReplySchema,
  modelsReplySchema,
  readyReplySchema,
  userDataReplySchema,
} from "@/lib/api-contract/reply";
import { describeStatus, isPending, STATUS_CODES } from "@/lib/api-contract/status-codes";
import { strictProblems, strictRefusal, strictReply } from "@/lib/api-contract/strict-reply";

const reply = (result: unknown, task: object = {}) => ({
  status_code: 20000,
  tasks: [{ id: "x", status_code: 20000, result, ...task }],
});

const firstRow = (result: unknown) => llmReplySchema.parse(reply([result])).tasks?.[0]?.result[0];

describe("reading a reply", () => {
  test("the least there can be", () => {
    expect(envelopeSchema.parse({ status_code: 40100 })).toMatchObject({
      status_code: 40100,
      tasks: null,
      cost: null,
    });
    expect(llmReplySchema.parse(reply(null)).tasks?.[0]?.result).toEqual([]);
    expect(firstRow({})).toEqual({
      money_spent: null,
      items: [],
    });
  });

  test("the parts of a result are kept as they came", () => {
    const items = [null, 5, { type: "video", length: 3 }, { type: "message", sections: [{ text: null }] }];
    expect(firstRow({ novelty: 1, input_tokens: "68", items })).toMatchObject({
      novelty: 1,
      input_tokens: "68",
      items,
    });
  });

  test.each([
    ["money as text", { money_spent: "0.03" }],
    ["money below nothing", { money_spent: -0.01 }],
    ["money that no column holds", { money_spent: 1e9 }],
  ])("%s is unknown, and costs nothing else", (_, row) =>
    expect(firstRow({ ...row, items: [1] })).toEqual({ money_spent: null, items: [1] }),
  );

  test("items as an object are no answer", () =>
    expect(llmReplySchema.safeParse(reply([{ items: {} }])).success).toBe(false));

  test("a cost or a count of another type costs nothing else", () => {
    const odd = { cost: "0.03", result_count: -1, time: 3, path: "v3" };
    expect(llmReplySchema.parse(reply([{}], odd)).tasks?.[0]).toMatchObject({
      cost: null,
      result_count: null,
      result: [{ items: [] }],
    });
  });

  test("rows that are nothing are left out, and what a task says of itself is read or none", () => {
    const [task] = llmReplySchema.parse(reply([null, {}])).tasks ?? [];
    expect(task).toMatchObject({ result: [{ items: [] }], path: [], data: {} });
    const said = { path: ["v3", "live"], data: { tag: "t" } };
    expect(llmReplySchema.parse(reply([], said)).tasks?.[0]).toMatchObject(said);
    expect(userDataReplySchema.parse(reply(null)).tasks?.[0]?.result).toEqual([]);
  });

  test("function or se_type", () => {
    const rows = readyReplySchema.parse(reply([{ id: "a", se_type: "llm_responses" }])).tasks?.[0]?.result;
    expect(rows?.[0]).toMatchObject({ function: null, se_type: "llm_responses", tag: null });
  });

  test("a model's missing reasoning flag is unknown, not false", () => {
    const rows = modelsReplySchema.parse(reply([{ model_name: "m", web_search_supported: true }])).tasks?.[0]
      ?.result;
    expect(rows?.[0]).toMatchObject({
      reasoning: null,
      web_search_supported: true,
      task_post_supported: null,
    });
  });

  test("id list and user data", () => {
    const rows = idListReplySchema.parse(reply([{ id: "a", status: 20000, cost: 0.0288 }])).tasks?.[0]
      ?.result;
    expect(rows?.[0]).toMatchObject({ status: "20000", cost: 0.0288, metadata: null });
    const unsaid = idListReplySchema.parse(reply([{ id: "a", status: null }, { id: "b" }])).tasks?.[0]
      ?.result;
    expect(unsaid).toMatchObject([{ status: null }, { status: null }]);
    const user = userDataReplySchema.parse(reply([{ login: "l", money: { balance: 1.5 } }])).tasks?.[0]
      ?.result[0];
    expect(user?.money).toMatchObject({ balance: 1.5, total: null });
  });

  test.each([
    ["models", modelsReplySchema, { model_name: "m" }, "model_name"],
    ["ready tasks", readyReplySchema, { id: "a" }, "id"],
    ["ids", idListReplySchema, { id: "a" }, "id"],
  ])("a list of %s has its good rows, whatever else is in it", (_, schema, good, name) => {
    const lists = [
      [good, null, 5, {}, { [name]: 7 }, good],
      [good, good],
    ];
    for (const list of lists)
      expect(schema.parse(reply(list)).tasks?.[0]?.result).toMatchObject([good, good]);
    for (const list of [null, "none", {}, []])
      expect(schema.parse(reply(list)).tasks?.[0]?.result).toEqual([]);
  });

  test("anything is read or refused, never thrown on", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void llmReplySchema.safeParse(reply(value)).success));
  });
});

describe("cropped replies", () => {
  test("envelope, empty fields and floats", () => {
    const full = {
      status_code: 20000,
      status_message: "Ok.",
      tasks: [
        {
          id: "a",
          status_code: 20000,
          status_message: "Ok.",
          result: [
            { money_spent: 0.0351548, web_search: false, n: 0, items: [{ text: "t", annotations: null }] },
          ],
        },
      ],
    };
    expect(cropReply(full)).toEqual({
      id: "a",
      status_code: 20000,
      status_message: "Ok.",
      items: [{ money_spent: 0.035, n: 0, items: [{ text: "t" }] }],
    });
    const empty = { a: null, b: undefined, c: "", d: [], e: {}, f: [null], g: 1.23456, h: { i: "" } };
    const tasks = ["a", "b"].map((id) => ({
      id,
      status_code: 1,
      status_message: null,
      result: id === "a" ? [empty] : null,
    }));
    expect(cropReply({ status_code: 20000, status_message: "Ok.", tasks })).toEqual([
      { id: "a", status_code: 1, status_message: null, items: [{ f: [null], g: 1.235 }] },
      { id: "b", status_code: 1, status_message: null, items: [] },
    ]);
    expect(cropReply({ status_code: 40100, status_message: "No.", tasks: null })).toEqual({
      id: null,
      status_code: 40100,
      status_message: "No.",
      items: [],
    });
  });
});

describe("status codes", () => {
  test("each has words", () => {
    for (const [code, row] of STATUS_CODES) {
      expect(row.code).toBe(code);
      for (const words of [row.message, row.meaning, row.remedy]) expect(words).toMatch(/\.$/);
    }
  });

  test("unlisted codes are judged by range", () => {
    expect(describeStatus(50999).group).toBe("transient");
    expect(describeStatus(40299).group).toBe("money");
    expect(describeStatus(40599).group).toBe("request");
    expect([20000, 20100, 40601, 40602, 40501].map(isPending)).toEqual([false, true, true, true, false]);
  });
});

describe("the documented shape", () => {
  const result = {
    model_name: "gemini-2.5-flash",
    input_tokens: 68,
    output_tokens: 241,
    reasoning_tokens: 0,
    web_search: true,
    money_spent: 0.0351548,
    datetime: "2025-07-02 14:06:32 +00:00",
    items: [
      {
        type: "message",
        sections: [{ type: "text", text: "a", annotations: [{ title: "t", url: "u", direct_url: "d" }] }],
      },
    ],
    fan_out_queries: null,
  };
  const live = {
    version: "0.1.20250526",
    status_code: 20000,
    status_message: "Ok.",
    time: "14.6761 sec.",
    cost: 0.0357548,
    tasks_count: 1,
    tasks_error: 0,
    tasks: [
      {
        id: "07021706-1535-0612-0000-e8acb319f072",
        status_code: 20000,
        status_message: "Ok.",
        time: "14.3327 sec.",
        cost: 0.0357548,
        result_count: 1,
        path: ["v3", "ai_optimization", "gemini", "llm_responses", "live"],
        data: { api: "ai_optimization", function: "llm_responses", se: "gemini", user_prompt: "p", tag: "t" },
        result: [result],
      },
    ],
  };
  const problems = (row: object) =>
    strictProblems(strictReply("gemini", "live"), { ...live, tasks: [{ ...live.tasks[0], result: [row] }] });

  test("is accepted", () => expect(strictProblems(strictReply("gemini", "live"), live)).toEqual([]));

  test("is broken by a missing, a surplus, a moved or a foreign field", () => {
    const { fan_out_queries: _, ...without } = result;
    expect(problems(without)).not.toEqual([]);
    expect(problems({ ...result, surplus: 1 })).not.toEqual([]);
    const { model_name: name, ...rest } = result;
    expect(problems({ ...rest, model_name: name })).toEqual(["fields are not in the documented order"]);
    expect(problems({ ...result, datetime: "2025-07-02T14:06:32Z" })).not.toEqual([]);
    expect(strictProblems(strictReply("chat_gpt", "live"), live)).not.toEqual([]);
  });

  test("reasoning comes first", () => {
    const reasoning = { type: "reasoning", sections: [{ type: "summary_text", text: "hm" }] };
    expect(problems({ ...result, items: [reasoning, ...result.items] })).toEqual([]);
    expect(problems({ ...result, items: [...result.items, reasoning] })).not.toEqual([]);
  });

  test("a refusal", () => {
    expect(
      strictProblems(strictRefusal, {
        version: "0.1.20260826",
        status_code: 40100,
        status_message: "You are not authorized to access this resource.",
        time: "0 sec.",
        cost: 0,
        tasks_count: 0,
        tasks_error: 0,
        tasks: null,
      }),
    ).toEqual([]);
  });
});
