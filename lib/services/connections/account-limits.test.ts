import { expect, it } from "vitest";
import { toldLimits } from "./account-limits";

const rates = (llm: object, idList: unknown) => ({
  limits: { minute: { ai_optimization: { llm_responses: llm, id_list: idList } } },
});

it.each([
  [
    "figures",
    rates({ task_get: 2_000, tasks_ready: 20 }, 10),
    { calls: 2_000, tasks_ready: 20, id_list: 10 },
  ],
  ["nothing at all", null, {}],
  ["another shape", { limits: { minute: "many" } }, {}],
  ["odd figures", rates({ task_get: 0, tasks_ready: "20" }, -1), {}],
  ["some of them", rates({ tasks_ready: 5 }, undefined), { tasks_ready: 5 }],
])("an API that tells %s of its limits", (_, told, limits) => {
  expect(toldLimits({ rates: told }, false)).toEqual(limits);
});

it("a limit of null is lifted where our own service says it, and says nothing elsewhere", () => {
  const told = { rates: rates({ task_get: null, tasks_ready: 20 }, null) };
  expect(toldLimits(told, true)).toEqual({ calls: null, tasks_ready: 20, id_list: null });
  expect(toldLimits(told, false)).toEqual({ tasks_ready: 20 });
});
