"use server";

import { resumeDemo, startDemo } from "@/lib/services/demo";
import { boundSlug, personalAction, workspaceAction } from "@/lib/web/action";

/** Makes a demo workspace that the signed-in person owns; the worker fills it. */
export const startDemoAction = personalAction
  .metadata({ permission: "signed-in" })
  .action(async ({ ctx: { ctx } }) => {
    const { slug } = await startDemo({ ctx });
    return { slug };
  });

/** Goes on making a demo workspace that stopped half-way. */
export const resumeDemoAction = workspaceAction
  .metadata({ permission: "run:create" })
  .bindArgsSchemas(boundSlug)
  .action(async ({ ctx: { ctx } }) => {
    await resumeDemo({ ctx });
  });
