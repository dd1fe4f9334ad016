import "server-only";
import type { MarkView } from "@/lib/domain/schedules/timeline-mark";
import { prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { parseId } from "@/lib/services/ids";
import { wallClock } from "./wall-clock";

/** Marks shown, the newest. */
const SHOWN = 100;

/**
 * What is marked on the workspace's timeline, the newest first: all of it, or what concerns a set, which is its own marks
 * and those of the whole workspace. `nowLocal` is the workspace's wall clock, as `atLocal` of a mark is.
 */
export async function listMarks({
  ctx,
  input,
}: Call<{ setId: string | null }>): Promise<{ marks: MarkView[]; nowLocal: string }> {
  requirePermission(ctx, "prompt:read");
  const { workspaceId } = ctx;
  const setId = input.setId === null ? null : parseId(input.setId, "set");
  const [zone, marks] = await Promise.all([
    readZone(ctx),
    prismaOf(ctx).timelineMark.findMany({
      where: {
        workspaceId,
        removedAt: null,
        ...(setId === null ? {} : { OR: [{ setId }, { setId: null }] }),
      },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: SHOWN,
    }),
  ]);
  const views = marks.map(({ id, setId, kind, at, text, engine }) => ({
    id,
    setId,
    kind,
    at: at.toISOString(),
    atLocal: wallClock(at, zone),
    text,
    automatic: engine !== null,
  }));
  return { marks: views, nowLocal: wallClock(ctx.now(), zone) };
}

/** The zone in which the workspace's days begin. */
export async function readZone(ctx: Context): Promise<string> {
  const { timeZone } = await prismaOf(ctx).workspace.findUniqueOrThrow({
    where: { id: ctx.workspaceId },
    select: { timeZone: true },
  });
  return timeZone;
}
