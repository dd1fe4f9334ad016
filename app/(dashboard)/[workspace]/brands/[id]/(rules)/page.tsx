import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { getBrand } from "@/lib/services/brands";
import { getMeasuring } from "@/lib/services/measuring";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { BrandTabs } from "../../_components/brand-tabs";
import { MeasuringPanel } from "../../_components/measuring-panel";
import { BrandScreen } from "../../_components/brand-screen";

export const metadata: Metadata = { title: "Brand" };

interface BrandPageProps {
  params: Promise<{ workspace: string; id: string }>;
}

export default async function BrandPage({ params }: BrandPageProps) {
  const { workspace: slug, id } = await params;
  const access = await openWorkspacePage(slug, "brand:write");
  const { ctx, workspace } = access;
  const brand = await orNotFound(getBrand({ ctx, input: { id } }));
  const measuring = await getMeasuring({ ctx });
  return (
    <>
      <PageHeader
        parent={{ label: "Brands", href: paths.workspace(slug).brands() }}
        title={withoutTricks(brand.name)}
        question="Changes hold for all answers, also those collected before; earlier rules stay on record."
      />
      <BrandTabs slug={slug} id={brand.id} current="rules" mayWrite />
      <MeasuringPanel slug={workspace.slug} initial={measuring} part="progress" />
      <BrandScreen access={access} brand={brand} name="" />
    </>
  );
}
