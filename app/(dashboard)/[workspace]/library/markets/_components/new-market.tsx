"use client";

import { useRouter } from "next/navigation";
import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";

const MarketForm = lazyForm(() => import("./market-form"));

interface NewMarketProps {
  slug: string;
  languages: readonly { value: string; label: string }[];
  countries: readonly { value: string; label: string }[];
}

/** The button that makes a market. */
export function NewMarket({ slug, languages, countries }: NewMarketProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        New market
      </Button>
      {open && (
        <Suspense fallback={null}>
          <MarketForm
            slug={slug}
            languages={languages}
            countries={countries}
            onClose={() => setOpen(false)}
            onSaved={() => {
              setOpen(false);
              router.refresh();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
