import { exportBrands } from "@/lib/services/brands";
import { workspaceDownload } from "@/lib/web/download";

/** The brands in use as a file that can be imported again. */
export const GET = workspaceDownload("brand:read", async ({ ctx, workspace }) => {
  const brands = await exportBrands({ ctx });
  return {
    name: `${workspace.slug}-brands.json`,
    type: "application/json; charset=utf-8",
    chunks: (async function* () {
      yield new TextEncoder().encode(`${JSON.stringify(brands, null, 2)}\n`);
    })(),
  };
});
