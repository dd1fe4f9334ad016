import { describe, expect, it } from "vitest";
import { createTestService } from "@/test/service";
import { at, readOne, replySchema } from "@/test/service-replies";

describe("the appendix", () => {
  it("tells an account what it has spent and pays", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const live = readOne(
      "gemini",
      "live",
      await caller.post(at("gemini", "live"), [{ model_name: "gemini-2.5-flash", user_prompt: "a" }]),
    );
    const reply = replySchema.parse((await caller.get("/v3/appendix/user_data")).body);
    expect(reply.tasks[0]?.result).toMatchObject([
      {
        login: caller.account.login,
        money: { total: 0, balance: -live.cost },
        price: { ai_optimization: { llm_responses: { task_post: { priority_normal: [{ cost: 0.0102 }] } } } },
      },
    ]);
  });

  it("says that its calls work", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const reply = replySchema.parse((await caller.get("/v3/appendix/status")).body);
    const names = ["task_get", "task_post", "live", "postback/pingback"];
    expect(reply.tasks[0]?.result).toContainEqual({
      api: "ai_optimization",
      status: "ok",
      endpoints: names.map((endpoint) => ({ endpoint, status: "ok" })),
    });
  });

  it("lists every code", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const reply = replySchema.parse((await caller.get("/v3/appendix/errors")).body);
    expect(reply.tasks[0]?.result).toContainEqual({ code: 40602, message: "Task In Queue." });
  });
});
