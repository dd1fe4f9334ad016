import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { getBrand } from "@/lib/services/brands";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { BrandScreen } from "../_components/brand-screen";

export const metadata: Metadata = { title: "Brand" };

interface BrandPageProps {
  params: Promise<{ workspace: string; id: string }>;
}

export default async function BrandPage({ params }: BrandPageProps) {
  const { workspace: slug, id } = await params;
  const access = await openWorkspacePage(slug, "brand:write");
  const brand = await orNotFound(getBrand({ ctx: access.ctx, input: { id } }));
  return (
    <>
      <PageHeader
        parent={{ label: "Brands", href: paths.workspace(slug).brands() }}
        title={withoutTricks(brand.name)}
        question="Changes hold for all answers, also those collected before; earlier rules stay on record."
      />
      <BrandScreen access={access} brand={brand} name="" />
    </>
  );
}
