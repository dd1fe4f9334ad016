import "server-only";
import { countUnread, listNoticesOf } from "@/lib/db/sql/team/list-notices";
import { noticeKindsFor, type NoticeKind, type NoticeView } from "@/lib/domain/team/notice";
import { memberId, prismaOf, readsOf, requirePermission, requirePerson } from "@/lib/services/context";
import type { Call, Context } from "@/lib/services/context";

/** Older ones are not shown. */
const DAYS = 30;
const SHOWN = 50;
/** More unread ones are not counted. */
const COUNTED = 99;

/** The newest notices of the last 30 days that the actor may see, newest first, and which of them they have read. */
export async function listNotices({ ctx }: Call): Promise<{ notices: NoticeView[] }> {
  requirePermission(ctx, "workspace:read");
  const notices = await listNoticesOf(readsOf(ctx), readerOf(ctx), { days: DAYS, limit: SHOWN });
  return { notices };
}

/** How many of those the actor has not read, up to 99. */
export async function countUnreadNotices({ ctx }: Call): Promise<number> {
  requirePermission(ctx, "workspace:read");
  return countUnread(readsOf(ctx), readerOf(ctx), { days: DAYS, cap: COUNTED });
}

/** Notes that the actor has read these; what is not of the workspace, or not theirs to see, is passed over. */
export async function markNoticesRead({ ctx, input }: Call<{ ids: readonly string[] }>): Promise<void> {
  requirePermission(ctx, "workspace:read");
  const userId = requirePerson(ctx);
  const { workspaceId } = ctx;
  const notices = await prismaOf(ctx).notice.findMany({
    where: {
      ...{ workspaceId, id: { in: [...input.ids] }, kind: { in: kindsFor(ctx) } },
      OR: [{ userId: null }, { userId }],
    },
    select: { id: true },
  });
  await prismaOf(ctx).noticeSeen.createMany({
    data: notices.map(({ id: noticeId }) => ({ noticeId, userId, workspaceId })),
    skipDuplicates: true,
  });
}

const readerOf = (ctx: Context) => ({ userId: memberId(ctx), kinds: kindsFor(ctx) });

/** The kinds whose subject the actor may see. Jobs and the command line see what owners do. */
const kindsFor = ({ actor }: Context): NoticeKind[] =>
  noticeKindsFor(actor.kind === "member" ? actor.role : "owner");
