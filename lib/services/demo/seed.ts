import "server-only";
import { requirePerson, type InstanceCall } from "@/lib/services/context";
import { fillDemo } from "./fill";
import { createDemoWorkspace } from "./start";

interface SeedDemo {
  onProgress?: (answered: number, of: number) => void;
}

/**
 * Makes a demo workspace and fills it before it returns: questions over the wire to the built-in service, which must
 * be running where SIGHTLINE_URL says.
 */
export async function seedDemo({
  ctx,
  input: { onProgress },
}: InstanceCall<SeedDemo>): Promise<{ slug: string }> {
  const { id, slug } = await createDemoWorkspace(ctx);
  await fillDemo({ ctx, input: { workspaceId: id, userId: requirePerson(ctx), onProgress } });
  return { slug };
}
