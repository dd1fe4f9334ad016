import "server-only";
import { fillDemo } from "./fill";
import { createDemoWorkspace } from "./start";

interface SeedDemo {
  userId: string;
  onProgress?: (answered: number, of: number) => void;
}

/**
 * Makes a demo workspace and fills it before it returns: questions over the wire to the built-in service, which must
 * be running where SIGHTLINE_URL says.
 */
export async function seedDemo({ userId, onProgress }: SeedDemo): Promise<{ slug: string }> {
  const { id, slug } = await createDemoWorkspace(userId);
  await fillDemo({ workspaceId: id, userId, onProgress });
  return { slug };
}
