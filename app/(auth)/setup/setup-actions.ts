"use server";

import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { startDemo } from "@/lib/services/demo";
import { isSetupCode, ownerSchema, setUp } from "@/lib/services/instance";
import { publicAction } from "@/lib/web/action";
import { describeError } from "@/lib/web/error-reply";

const inputSchema = ownerSchema.extend({ code: z.string().max(200), withDemo: z.boolean() });

/** Makes the first owner and workspace, and begins to make a demo where one is asked for. Guarded by the one-time code, which is checked before anything else is read. */
export const setUpAction = publicAction
  .metadata({ permission: "anyone" })
  .inputSchema(inputSchema)
  .action(async ({ ctx: { ctx }, parsedInput: { code, withDemo, ...owner } }) => {
    if (!(await isSetupCode({ ctx, input: { code } }))) {
      throw new AppError("forbidden", {
        message: "This set-up address is no longer valid. Use the one that the newest start printed.",
      });
    }
    const { userId, workspaceSlug } = await setUp({ ctx, input: owner });
    if (!withDemo) return { workspaceSlug, demo: null };
    // Everything else is made by now: a demo that cannot be is said, and no reason to fail.
    const demo = await startDemo({
      ctx: { ...ctx, actor: { kind: "operator", userId } },
      input: { timeZone: owner.timeZone },
    }).then(
      ({ slug }) => ({ slug }),
      (error: unknown) => ({ problem: describeError(error).message }),
    );
    return { workspaceSlug, demo };
  });
