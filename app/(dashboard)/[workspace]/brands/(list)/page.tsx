import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";
import { countNamedLately, listBrands } from "@/lib/services/brands";
import { getMeasuring } from "@/lib/services/measuring";
import { openWorkspacePage } from "@/lib/web/page";
import { BrandItem } from "../_components/brand-item";
import { NamedIn } from "../_components/named-in";
import { MeasuringPanel } from "../_components/measuring-panel";
import { SuggestedNames } from "../_components/suggested-names";
import { ImportButton } from "../_components/import-button";
import { BRANDS_QUESTION } from "../brand-words";

export const metadata: Metadata = { title: "Brands" };

interface BrandsPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function BrandsPage({ params }: BrandsPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "brand:read");
  const { slug } = workspace;
  const [brands, measuring] = await Promise.all([listBrands({ ctx }), getMeasuring({ ctx })]);
  const lately = countNamedLately({ ctx, input: { zone: workspace.timeZone } });
  // Whoever awaits it shows that it failed; until then nobody does.
  lately.catch(() => undefined);
  const mayWrite = roleMay(workspace.role, "brand:write");
  const make = mayWrite && (
    <Button look="primary" asChild>
      <Link href={paths.workspace(slug).newBrand()}>New brand</Link>
    </Button>
  );
  const actions = (
    <>
      {brands.length > 0 && (
        <Button asChild>
          <Link href={paths.workspace(slug).reviewMentions()}>Review mentions</Link>
        </Button>
      )}
      {brands.length > 0 && (
        <Button asChild>
          <a href={paths.api.workspace(slug).brandsFile()} download>
            Export
          </a>
        </Button>
      )}
      {mayWrite && <ImportButton slug={slug} />}
      {make}
    </>
  );
  return (
    <>
      <PageHeader title="Brands" question={BRANDS_QUESTION} actions={actions} />
      {brands.length > 0 && <MeasuringPanel slug={slug} initial={measuring} part="progress" />}
      {brands.length > 0 ? (
        <ul aria-label="Brands" className="bg-surface divide-y rounded-md border">
          {brands.map((brand) => (
            <BrandItem
              key={brand.id}
              slug={slug}
              brand={brand}
              mayWrite={mayWrite}
              named={
                <Suspense fallback="Counting the answers that name it …">
                  <NamedIn slug={slug} brand={brand} lately={lately} />
                </Suspense>
              }
            />
          ))}
        </ul>
      ) : (
        <EmptyState title="No brand yet" action={make}>
          Name your own brand and those it is compared with: from then on every answer, also those collected
          before, is read for them. A brand that does not exist, as a control, measures how often names are
          found that are not there.
        </EmptyState>
      )}
      {brands.length > 0 && <MeasuringPanel slug={slug} initial={measuring} part="moved" />}
      <SuggestedNames slug={slug} mayWrite={mayWrite} />
    </>
  );
}
