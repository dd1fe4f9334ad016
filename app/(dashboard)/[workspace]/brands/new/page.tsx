import type { Metadata } from "next";
import { createLoader, parseAsString, type SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/shell/page-header";
import { BRAND_LIMITS } from "@/lib/domain/brands/brand-limits";
import { paths } from "@/lib/paths";
import { openWorkspacePage } from "@/lib/web/page";
import { BrandScreen } from "../_components/brand-screen";

export const metadata: Metadata = { title: "New brand" };

const loadAddress = createLoader({ name: parseAsString.withDefault("") });

interface NewBrandPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function NewBrandPage({ params, searchParams }: NewBrandPageProps) {
  const access = await openWorkspacePage((await params).workspace, "brand:write");
  const { name } = await loadAddress(searchParams);
  return (
    <>
      <PageHeader
        parent={{ label: "Brands", href: paths.workspace(access.workspace.slug).brands() }}
        title="New brand"
        question="How is it written in answers, and what else is written the same way?"
      />
      <BrandScreen access={access} brand={null} name={name.slice(0, BRAND_LIMITS.nameChars)} />
    </>
  );
}
