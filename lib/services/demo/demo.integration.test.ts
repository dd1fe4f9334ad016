import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { newWorkspace } from "@/test/workspace";
import { readDemoProgress, resumeDemo } from ".";

it("tells a demo that stopped half-way from one that is being made, and goes on when asked to", async () => {
  const { ctx } = await newWorkspace();
  await expect(readDemoProgress({ ctx })).rejects.toMatchObject({ code: "not_found" });
  await expect(resumeDemo({ ctx })).rejects.toMatchObject({ code: "not_found" });

  const where = { id: ctx.workspaceId };
  await getDb().workspace.update({ where, data: { isDemo: true } });
  expect(await readDemoProgress({ ctx })).toMatchObject({ ready: false, going: true });
  await getDb().workspace.update({ where, data: { createdAt: new Date(Date.now() - 600_000) } });
  expect(await readDemoProgress({ ctx })).toMatchObject({ ready: false, going: false });

  await resumeDemo({ ctx });
  expect(await readDemoProgress({ ctx })).toMatchObject({ ready: false, going: true });
});
