import "server-only";
import { z } from "zod";
import { createApiClient } from "@/lib/api-client/client";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { typedText } from "@/lib/domain/text/typed-text";
import { env } from "@/lib/env";
import { seal } from "@/lib/seal";
import { requirePermission, type Call } from "@/lib/services/context";
import { connectionTestFailure } from "./connection-test-failure";
import { CONNECTION_PURPOSE } from "./open-client";

export const hostedConnectionSchema = z.object({
  name: typedText("The name").trim().min(1, "Give the connection a name.").max(60, "At most 60 characters."),
  baseUrl: z
    .url({ protocol: /^https?$/, error: "An http(s) address, for example https://api.dataforseo.com." })
    .max(300)
    .transform((url) => new URL(url).origin),
  login: typedText("The login")
    .trim()
    .min(1, "The API login.")
    .max(200)
    .refine((login) => !login.includes(":"), "A login has no colon."),
  password: typedText("The password").min(1, "The API password.").max(200),
  makeDefault: z.boolean(),
});
export type HostedConnection = z.input<typeof hostedConnectionSchema>;

/**
 * Tests a hosted API with the free `user_data` call and keeps it only if it answers. The password is sealed and never
 * read back. Throws `upstream` with the cause in words when the test fails; nothing is kept then.
 */
export async function saveHostedConnection({
  ctx,
  input,
}: Call<HostedConnection>): Promise<{ id: string; login: string }> {
  requirePermission(ctx, "connection:write");
  const { name, baseUrl, login, password, makeDefault } = hostedConnectionSchema.parse(input);
  const { secret, allowedOrigins } = env();

  try {
    await createApiClient({ baseUrl, login, password, allowedOrigins }).userData();
  } catch (error) {
    throw connectionTestFailure(error);
  }

  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const at = ctx.now();
    if (makeDefault)
      await tx.prisma.connection.updateMany({ where: { workspaceId }, data: { isDefault: false } });
    const { id } = await tx.prisma.connection.create({
      data: {
        workspaceId,
        kind: "hosted",
        name,
        baseUrl,
        login,
        sealedPassword: seal(password, secret, CONNECTION_PURPOSE),
        isDefault: makeDefault,
        testedAt: at,
        createdAt: at,
      },
    });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "connection.save",
      entityId: id,
      after: { kind: "hosted", name, baseUrl, login, isDefault: makeDefault },
    });
    return { id, login };
  });
}
