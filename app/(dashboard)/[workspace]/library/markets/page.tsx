import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { COUNTRIES } from "@/lib/api-contract/countries";
import { LANGUAGES } from "@/lib/domain/library/languages";
import { roleMay } from "@/lib/domain/team/permission";
import { listMarkets } from "@/lib/services/markets";
import { openWorkspacePage } from "@/lib/web/page";
import { countryName, languageName } from "@/lib/format/market-name";
import { LibraryLinks } from "../_components/library-links";
import { MARKETS_QUESTION } from "../library-words";
import { MarketItem } from "./_components/market-item";
import { NewMarket } from "./_components/new-market";
import { byName, reachWords } from "./market-words";

export const metadata: Metadata = { title: "Markets" };

interface MarketsPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function MarketsPage({ params }: MarketsPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "prompt:read");
  const { slug } = workspace;
  const markets = await listMarkets({ ctx });
  const mayWrite = roleMay(workspace.role, "prompt:write");
  return (
    <>
      <PageHeader
        title="Markets"
        question={MARKETS_QUESTION}
        actions={
          mayWrite && (
            <NewMarket
              slug={slug}
              languages={byName(LANGUAGES, languageName)}
              countries={byName(COUNTRIES, countryName)}
            />
          )
        }
      />
      <LibraryLinks slug={slug} current="markets" />
      {markets.length > 0 ? (
        <ul aria-label="Markets" className="bg-surface divide-y rounded-md border">
          {markets.map((market) => (
            <MarketItem
              key={market.id}
              slug={slug}
              market={market}
              place={[
                languageName(market.language),
                market.country && countryName(market.country),
                market.city,
              ]
                .filter(Boolean)
                .join(", ")}
              reach={reachWords(market)}
              mayWrite={mayWrite}
            />
          ))}
        </ul>
      ) : (
        <EmptyState title="No market yet">
          A market is a language, and a country and city where they count. A wording made for a market is
          asked there only; one without may be asked in any that a run names.
        </EmptyState>
      )}
    </>
  );
}
