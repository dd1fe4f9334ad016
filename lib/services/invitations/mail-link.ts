import "server-only";
import { INVITATION_DAYS } from "@/lib/domain/team/member";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { queueMail } from "@/lib/services/mail/queue-mail";
import type { Holding } from "@/lib/services/members/hold";

/** The whole address of an invitation, as it is handed on. */
export const linkOf = (token: string): string => new URL(paths.invitation(token), env().url).href;

/** Has a new link mailed to whom it is for; whether this instance sends mail. */
export async function mailLink(
  ctx: Holding,
  { email, link }: { email: string; link: string },
): Promise<boolean> {
  const { name } = await ctx.tx.prisma.workspace.findUniqueOrThrow({
    where: { id: ctx.workspaceId },
    select: { name: true },
  });
  return queueMail(ctx, {
    to: email,
    subject: "An invitation to Sightline",
    text: [
      `You are invited to the workspace "${name}" on Sightline. Join it here, within ${INVITATION_DAYS} days:`,
      link,
      "The link works once, and for this address only. If you expect no invitation, leave it: nothing happens.",
    ].join("\n\n"),
  });
}
