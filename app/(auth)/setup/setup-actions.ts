"use server";

import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { isSetupCode, ownerSchema, setUp } from "@/lib/services/instance";
import { publicAction } from "@/lib/web/action";

const inputSchema = ownerSchema.extend({ code: z.string().max(200) });

/** Makes the first owner and workspace. Guarded by the one-time code, which is checked before anything else is read. */
export const setUpAction = publicAction
  .metadata({ permission: "anyone" })
  .inputSchema(inputSchema)
  .action(async ({ ctx: { ctx }, parsedInput: { code, ...owner } }) => {
    if (!(await isSetupCode({ ctx, input: { code } }))) {
      throw new AppError("forbidden", {
        message: "This set-up address is no longer valid. Use the one that the newest start printed.",
      });
    }
    const { userId: _userId, ...made } = await setUp({ ctx, input: owner });
    return made;
  });
