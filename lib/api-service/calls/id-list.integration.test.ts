import { describe, expect, it } from "vitest";
import { formatWireDate } from "@/lib/api-contract/format";
import { strictIdListReply, strictProblems } from "@/lib/api-contract/strict-reply";
import { add, parseDollars, toWireNumber } from "@/lib/domain/amounts/money";
import { DAY, MINUTE } from "@/test/let-time-pass";
import { createTestService } from "@/test/service";
import { at, executeAll, readOne, replySchema, spent, task } from "@/test/service-replies";

describe("id_list", () => {
  const path = "/v3/ai_optimization/id_list";

  it("lists a window's tasks with what each has cost", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const live = readOne("chat_gpt", "live", await caller.post(at("chat_gpt", "live"), [task({ tag: "l" })]));
    const settled = readOne(
      "chat_gpt",
      "task_post",
      await caller.post(at("chat_gpt", "task_post"), [task()]),
    );
    await executeAll(test);
    const queued = readOne("chat_gpt", "task_post", await caller.post(at("chat_gpt", "task_post"), [task()]));
    const window = {
      datetime_from: formatWireDate(new Date(Date.now() - MINUTE)),
      datetime_to: formatWireDate(new Date(Date.now() + MINUTE)),
      include_metadata: true,
    };
    const reply = await caller.post(path, [window]);
    expect(strictProblems(strictIdListReply, reply.body)).toEqual([]);
    const rows = replySchema.parse(reply.body).tasks[0]?.result ?? [];
    expect(rows.map((row) => row["id"])).toEqual([live.id, settled.id, queued.id]);
    expect(rows.map((row) => row["cost"])).toEqual([
      live.cost,
      toWireNumber(add(parseDollars("0.0002"), parseDollars(await spent(test, [settled.id])))),
      0.0102,
    ]);
    expect(rows.map((row) => row["status"])).toEqual(["Ok.", "Ok.", "Task In Queue."]);
    expect(rows[0]).toMatchObject({ metadata: { tag: "l" } });
    const page = await caller.post(path, [
      { ...window, include_metadata: false, sort: "desc", limit: 1, offset: 1 },
    ]);
    expect(replySchema.parse(page.body).tasks[0]?.result).toMatchObject([{ id: settled.id }]);
    const stranger = await test.newCaller();
    const others = await stranger.post(path, [window]);
    expect(replySchema.parse(others.body).tasks[0]?.result).toBeNull();
  });

  it.each<[number, number, boolean, string | null]>([
    [-183.9, 0, false, null],
    [-184.1, 0, false, "datetime_from"],
    [-30.9, 0, true, null],
    [-31.1, 0, true, "datetime_from"],
    [-10, 400, false, null],
    [-1, -2, false, "datetime_to"],
  ])(
    "from %d to %d days from now, with metadata: %s, has a window: wrong is %s",
    async (from, to, metadata, wrong) => {
      const test = await createTestService();
      const caller = await test.newCaller();
      const day = (days: number) => formatWireDate(new Date(Date.now() + days * DAY));
      const { body } = await caller.post(path, [
        { datetime_from: day(from), datetime_to: day(to), include_metadata: metadata },
      ]);
      expect(replySchema.parse(body).tasks).toMatchObject([
        wrong === null
          ? { status_code: 20000 }
          : { status_code: 40501, status_message: `Invalid Field: '${wrong}'.`, cost: 0, result: null },
      ]);
    },
  );

  it.each([
    [{ datetime_to: "2025-02-01 00:00:00 +02:00" }, "datetime_from"],
    [
      { datetime_from: "2025-02-30 00:00:00 +00:00", datetime_to: "2025-03-01 00:00:00 +00:00" },
      "datetime_from",
    ],
    [
      { datetime_from: "2025-01-01 00:00:00 +00:00", datetime_to: "2025-03-01 00:00:00 +00:00", limit: 1001 },
      "limit",
    ],
    [
      { datetime_from: "2025-01-01 00:00:00 +00:00", datetime_to: "2025-03-01 00:00:00 +00:00", page: 1 },
      "page",
    ],
  ])("names what is wrong with %j", async (window, field) => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const reply = replySchema.parse((await caller.post(path, [window])).body);
    expect(reply.tasks).toMatchObject([
      { status_code: 40501, status_message: `Invalid Field: '${field}'.`, result: null },
    ]);
  });
});
