import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { roleMay } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";
import { getAgreement, getReviewQueue } from "@/lib/services/mention-reviews";
import { getMeasuring } from "@/lib/services/measuring";
import { openWorkspacePage } from "@/lib/web/page";
import { MeasuringPanel } from "../_components/measuring-panel";
import { Agreement } from "./_components/agreement";
import { ReviewPlaces } from "./_components/review-places";
import { REVIEW_QUESTION } from "./review-words";

export const metadata: Metadata = { title: "Review mentions" };

interface ReviewPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function ReviewPage({ params }: ReviewPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "brand:read");
  const [queue, agreement, measuring] = await Promise.all([
    getReviewQueue({ ctx }),
    getAgreement({ ctx }),
    getMeasuring({ ctx }),
  ]);
  const { slug, role } = workspace;
  return (
    <>
      <PageHeader
        parent={{ label: "Brands", href: paths.workspace(slug).brands() }}
        title="Review mentions"
        question={REVIEW_QUESTION}
      />
      <MeasuringPanel slug={slug} initial={measuring} part="progress" />
      <ReviewPlaces slug={slug} queue={queue} mayWrite={roleMay(role, "brand:write")} />
      <Agreement slug={slug} agreement={agreement} />
    </>
  );
}
