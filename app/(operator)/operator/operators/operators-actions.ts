"use server";

import { z } from "zod";
import { emailSchema } from "@/lib/domain/team/credentials";
import { OPERATE } from "@/lib/domain/team/permission";
import { giveOperator, takeOperator } from "@/lib/services/instance";
import { operatorAction } from "@/lib/web/action";

const operate = operatorAction.metadata({ permission: OPERATE });

/** Makes somebody who has an account an operator. */
export const giveOperatorAction = operate
  .inputSchema(z.object({ email: emailSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await giveOperator({ ctx, input: parsedInput });
  });

/** Takes it from one of them again, but the last. */
export const takeOperatorAction = operate
  .inputSchema(z.object({ userId: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await takeOperator({ ctx, input: parsedInput });
  });
