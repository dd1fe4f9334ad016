import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import type { Verification } from "@/lib/domain/answers/verification";
import { reReadAnswers } from "@/lib/services/answers";
import { systemContext, type Context } from "@/lib/services/context";
import { measureAnswers } from "@/lib/services/measuring";
import { ownDatabase } from "@/test/own-database";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { verifyAnswer, verifyAnswers } from ".";

const pool = ownDatabase();
const system = systemContext("test");
let own: PlantedWorkspace;
let ctx: Context;

const reply = JSON.stringify({
  status_code: 20000,
  tasks: [
    {
      status_code: 20000,
      status_message: "Ok.",
      result: [
        {
          model_name: "m-dated",
          output_tokens: 7,
          web_search: true,
          money_spent: 0.5,
          datetime: "2026-01-01 00:00:00 +00:00",
          items: [
            {
              type: "message",
              sections: [{ text: "Acme.", annotations: [{ title: "t", url: "https://a.example/p" }] }],
            },
          ],
        },
      ],
    },
  ],
});
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** An answer that is what its raw reply gives, measured. */
beforeAll(async () => {
  own = await plantOne();
  ctx = {
    ...system,
    workspaceId: own.workspaceId,
    actor: { kind: "member", userId: own.userId, role: "viewer" },
  };
  await pool.query(
    "update app.raw_reply set reply = $2, reply_sha256 = $3, request = $4, request_sha256 = $5 where task_id = $1",
    [own.task, gzipSync(reply), sha256(reply), gzipSync("[]"), sha256("[]")],
  );
  await pool.query("update app.answer set reading_versions = '{}' where task_id = $1", [own.task]);
  await reReadAnswers({ ctx: system, input: { workspaceId: own.workspaceId, taskId: null, after: null } });
  await measureAnswers({ ctx: system, input: { signal: AbortSignal.timeout(60_000) } });
});

const verify = () => verifyAnswer({ ctx, input: { id: own.task } });
const statesOf = ({ verdicts }: Verification) => verdicts.map(({ part, state }) => `${part} ${state}`);

/** Tries what is changed on one's own answer, and puts it back. */
async function having(change: string, check: (verified: Verification) => void, back: string): Promise<void> {
  await pool.query(change, [own.task]);
  check(await verify());
  await pool.query(back, [own.task]);
}

describe("an answer", () => {
  it("is the same throughout where nothing was changed, and changes by nothing", async () => {
    const rows = () => pool.query("select xmin, * from app.answer where task_id = $1", [own.task]);
    const before = (await rows()).rows;
    expect(statesOf(await verify())).toEqual(
      ["request", "reply", "answer", "citations", "words", "fact"].map((part) => `${part} same`),
    );
    expect((await rows()).rows).toEqual(before);
  });

  it("tells which field was changed", async () => {
    await having(
      "update app.answer set output_tokens = 8 where task_id = $1",
      ({ verdicts }) => {
        expect(verdicts.find(({ part }) => part === "answer")).toMatchObject({
          state: "differs",
          differences: [{ field: "outputTokens", kept: "8", found: "7" }],
        });
      },
      "update app.answer set output_tokens = 7 where task_id = $1",
    );
    await having(
      "update app.citation set title = 'u' where task_id = $1",
      ({ verdicts }) => {
        expect(verdicts.find(({ part }) => part === "citations")).toMatchObject({
          state: "differs",
          differences: [{ field: "[0].title", kept: '"u"', found: '"t"' }],
        });
      },
      "update app.citation set title = 't' where task_id = $1",
    );
  });

  it("tells that the raw reply was changed, or an older version read it", async () => {
    await having(
      "update app.raw_reply set reply_sha256 = reverse(reply_sha256) where task_id = $1",
      (verified) => expect(statesOf(verified)).toContain("reply differs"),
      "update app.raw_reply set reply_sha256 = reverse(reply_sha256) where task_id = $1",
    );
    await having(
      `update app.answer set reading_versions = reading_versions || '{"tokens":0}' where task_id = $1`,
      ({ verdicts }) => {
        expect(verdicts.find(({ part }) => part === "answer")).toMatchObject({
          state: "older",
          stages: ["tokens"],
        });
      },
      `update app.answer set reading_versions = reading_versions || '{"tokens":1}' where task_id = $1`,
    );
  });

  it("is counted among all, with those that are not the same named, and says since when a raw reply is gone", async () => {
    await getDb().rawReply.update({
      where: { taskId: own.task },
      data: { request: null, reply: null, deletedAt: "2026-02-01T00:00:00Z" },
    });
    const others: Verification[] = [];
    const all = await verifyAnswers({
      ctx: system,
      input: { workspaceId: own.workspaceId, taskId: null, onOther: (one) => others.push(one) },
    });
    expect(all.verified).toBe(1);
    expect(others[0]?.verdicts.filter(({ state }) => state === "gone")).toMatchObject(
      ["request", "reply", "answer"].map((part) => ({ part, since: "2026-02-01T00:00:00.000Z" })),
    );
  });
});
