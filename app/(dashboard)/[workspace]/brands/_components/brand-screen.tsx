import "server-only";
import type { BrandView } from "@/lib/domain/brands/brand-view";
import { listMarkets } from "@/lib/services/markets";
import type { WorkspaceAccess } from "@/lib/web/workspace-access";
import { BrandForm } from "./brand-form";

interface BrandScreenProps {
  access: WorkspaceAccess;
  brand: BrandView | null;
  name: string;
}

/** The form with what it offers. */
export async function BrandScreen({ access: { ctx, workspace }, brand, name }: BrandScreenProps) {
  const markets = await listMarkets({ ctx });
  return (
    <BrandForm
      slug={workspace.slug}
      brand={brand}
      name={name}
      markets={markets.map((market) => market.name)}
    />
  );
}
