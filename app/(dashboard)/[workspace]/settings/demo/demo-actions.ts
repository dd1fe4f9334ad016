"use server";

import { startDemo } from "@/lib/services/demo";
import { personalAction } from "@/lib/web/action";

/** Makes a demo workspace that the signed-in person owns; the worker fills it. */
export const startDemoAction = personalAction
  .metadata({ permission: "signed-in" })
  .action(async ({ ctx: { session } }) => {
    const { slug } = await startDemo({ userId: session.user.id });
    return { slug };
  });
