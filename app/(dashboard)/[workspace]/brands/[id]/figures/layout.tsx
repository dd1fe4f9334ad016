import type { ReactNode } from "react";
import { getBrand } from "@/lib/services/brands";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";

interface BrandFiguresLayoutProps {
  params: Promise<{ workspace: string; id: string }>;
  children: ReactNode;
}

/** Decides whether there is such a brand above the loading boundary, while the reply can still have status 404. */
export default async function BrandFiguresLayout({ params, children }: BrandFiguresLayoutProps) {
  const { workspace, id } = await params;
  const { ctx } = await openWorkspacePage(workspace, "answer:read");
  await orNotFound(getBrand({ ctx, input: { id } }));
  return children;
}
