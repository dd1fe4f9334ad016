import { expect, it } from "vitest";
import { askSchema } from "@/lib/domain/ask";
import { DEMO_ANSWERS, DEMO_DAYS, planDemo } from "./plan";

const ids = {
  workspaceId: "0191d2c4-0000-7000-8000-000000000001",
  connectionId: "0191d2c4-0000-7000-8000-000000000002",
};

it("plans questions that the form's own schema takes, each with its own key", () => {
  const asks = planDemo(ids).flatMap(({ asks }) => asks);
  for (const ask of asks) expect(askSchema.parse(ask)).toEqual(ask);
  expect(new Set(asks.map(({ requestKey }) => requestKey)).size).toBe(asks.length);
  expect(asks.reduce((sum, { targets }) => sum + targets.length, 0)).toBe(DEMO_ANSWERS);
});

it("asks on all four engines over at least two weeks", () => {
  const engines = new Set(
    planDemo(ids).flatMap(({ asks }) => asks.flatMap(({ targets }) => targets.map(({ engine }) => engine))),
  );
  expect(engines).toEqual(new Set(["chat_gpt", "gemini", "claude", "perplexity"]));
  expect(DEMO_DAYS).toBeGreaterThanOrEqual(14);
});

it("gives the same keys on a second try, and other keys in another workspace", () => {
  const keys = (workspaceId: string) =>
    planDemo({ ...ids, workspaceId }).flatMap(({ asks }) => asks.map(({ requestKey }) => requestKey));
  expect(keys(ids.workspaceId)).toEqual(keys(ids.workspaceId));
  expect(keys(ids.workspaceId)).not.toEqual(keys("0191d2c4-0000-7000-8000-000000000009"));
});
