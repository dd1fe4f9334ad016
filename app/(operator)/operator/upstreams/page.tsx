import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { upstreamSettings } from "@/lib/api-service/instance";
import { openOperatorPage } from "@/lib/web/page";
import { UpstreamOfferView } from "./_components/upstream-offer";
import { UpstreamSection } from "./_components/upstream-section";

export const metadata: Metadata = { title: "Upstreams" };

export default async function UpstreamsPage() {
  await openOperatorPage();
  const settings = upstreamSettings();
  const upstreams = await settings.list();
  return (
    <>
      <PageHeader
        title="Upstreams"
        question="What answers when this instance's API is asked, and what does it offer?"
      />
      <p className="text-muted max-w-reading mb-6">
        Answers of the sandbox are simulated and so is their price. With a key of your own the vendor answers
        and bills you; the API then asks no base price. A change holds on every machine within five seconds;
        questions under way end where they began.
      </p>
      <div className="bg-surface divide-y rounded-md border">
        {upstreams.map((upstream) => (
          <UpstreamSection key={upstream.engine} upstream={upstream}>
            {/* Vendors are asked while the rest of the page is there already. */}
            <Suspense fallback={<Skeleton className="h-8 w-64" />}>
              <UpstreamOfferView offer={settings.offer(upstream.engine)} />
            </Suspense>
          </UpstreamSection>
        ))}
      </div>
    </>
  );
}
