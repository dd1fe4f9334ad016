import { getDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { seal } from "@/lib/seal";
import { CONNECTION_PURPOSE } from "@/lib/services/connections/open-client";
import { systemContext, type Context } from "@/lib/services/context";
import type { Role } from "@/lib/domain/team/permission";

export interface TestWorkspace {
  ctx: Context;
  workspaceId: string;
  userId: string;
  slug: string;
}

/** A workspace of its own with one member, for a suite. */
export async function newWorkspace(role: Role = "owner"): Promise<TestWorkspace> {
  const slug = `test-${crypto.randomUUID()}`;
  const user = await getDb().user.create({ data: { email: `${slug}@example.com` } });
  const workspace = await getDb().workspace.create({
    data: { slug, name: slug, memberships: { create: { userId: user.id, role } } },
  });
  return {
    ctx: {
      ...systemContext("test"),
      workspaceId: workspace.id,
      actor: { kind: "member", userId: user.id, role },
    },
    workspaceId: workspace.id,
    userId: user.id,
    slug,
  };
}

/** A connection of a workspace to a hosted API, as if it had been tested and saved. */
export async function newConnection(
  workspaceId: string,
  api: { baseUrl: string; login: string; password: string },
): Promise<string> {
  const { id } = await getDb().connection.create({
    data: {
      workspaceId,
      kind: "hosted",
      name: "Hosted API",
      baseUrl: api.baseUrl,
      login: api.login,
      sealedPassword: seal(api.password, env().secret, CONNECTION_PURPOSE),
      isDefault: true,
    },
  });
  return id;
}
