import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { timeZoneSchema, UTC } from "@/lib/domain/time/time-zone";
import { workspaceNameSchema } from "@/lib/domain/team/workspace";
import { requirePerson, type InstanceCall } from "@/lib/services/context";
import { requireNewWorkspaces } from "@/lib/services/instance/new-workspaces";
import { connectBuiltInService } from "./built-in-account";
import { slugify } from "./slugify";

interface NewWorkspace {
  name: string;
  isDemo?: boolean;
  /** IANA name; UTC where it is not said. */
  timeZone?: string;
}

export interface CreatedWorkspace {
  id: string;
  slug: string;
}

const SLUG_TRIES = 50;

/**
 * Makes a workspace, which the person who asks owns, with its connection to the built-in service: all of it, or nothing.
 * Throws `forbidden` where only operators may.
 */
export async function createWorkspace({
  ctx,
  input: { name, isDemo = false, timeZone = UTC },
}: InstanceCall<NewWorkspace>): Promise<CreatedWorkspace> {
  const userId = requirePerson(ctx);
  await requireNewWorkspaces(ctx);
  const parsedName = workspaceNameSchema.parse(name);
  const zone = timeZoneSchema.parse(timeZone);
  return withTransaction(ctx, async (ctx) => {
    const { tx } = ctx;
    const at = ctx.now();
    const row = { name: parsedName, isDemo, timeZone: zone, createdAt: at };
    const workspace = await insertWithFreeSlug(tx, slugify(parsedName), row);
    await tx.prisma.membership.create({
      data: { workspaceId: workspace.id, userId, role: "owner", createdAt: at },
    });
    await connectBuiltInService(ctx, workspace);
    await recordDecision(tx, ctx, {
      workspaceId: workspace.id,
      action: "workspace.create",
      entityId: workspace.id,
      after: { slug: workspace.slug, name: parsedName, isDemo, timeZone: zone },
    });
    return workspace;
  });
}

/** With the first of slug, slug-2, slug-3 … that nobody has. A slug that is taken is stepped over, not run into. */
async function insertWithFreeSlug(
  { prisma }: Transaction,
  slug: string,
  row: { name: string; isDemo: boolean; timeZone: string; createdAt: Date },
): Promise<CreatedWorkspace> {
  for (let tried = 1; tried <= SLUG_TRIES; tried += 1) {
    const [made] = await prisma.workspace.createManyAndReturn({
      data: { ...row, slug: tried === 1 ? slug : `${slug}-${tried}` },
      skipDuplicates: true,
      select: { id: true, slug: true },
    });
    if (made) return made;
  }
  throw new AppError("conflict", { message: "Too many workspaces have this name. Choose another." });
}
