import "server-only";
import { getDb, isUniqueViolation } from "@/lib/db/client";
import { slugify, workspaceNameSchema } from "@/lib/domain/workspace";
import { requirePerson, type InstanceCall } from "@/lib/services/context";
import { connectBuiltInService } from "./built-in-account";

interface NewWorkspace {
  name: string;
  isDemo?: boolean;
}

export interface CreatedWorkspace {
  id: string;
  slug: string;
}

const SLUG_TRIES = 50;

/** Makes a workspace, which the person who asks owns, with its connection to the built-in service. */
export async function createWorkspace({
  ctx,
  input: { name, isDemo = false },
}: InstanceCall<NewWorkspace>): Promise<CreatedWorkspace> {
  const userId = requirePerson(ctx);
  const parsedName = workspaceNameSchema.parse(name);
  const workspace = await insertWithFreeSlug(slugify(parsedName), (slug) =>
    getDb().workspace.create({
      data: { slug, name: parsedName, isDemo, memberships: { create: { userId, role: "owner" } } },
      select: { id: true, slug: true },
    }),
  );
  await connectBuiltInService(workspace);
  return workspace;
}

/** The first of slug, slug-2, slug-3 … that nobody has. */
async function insertWithFreeSlug<Row>(slug: string, insert: (slug: string) => Promise<Row>): Promise<Row> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await insert(tried === 1 ? slug : `${slug}-${tried}`);
    } catch (error) {
      if (!isUniqueViolation(error) || tried === SLUG_TRIES) throw error;
    }
  }
}
