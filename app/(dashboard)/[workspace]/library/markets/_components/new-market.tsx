"use client";

import { FormButton } from "@/components/forms/form-button";
import { lazyForm } from "@/components/ui/lazy-part";

const MarketForm = lazyForm(() => import("./market-form"));

interface NewMarketProps {
  slug: string;
  languages: readonly { value: string; label: string }[];
  countries: readonly { value: string; label: string }[];
}

/** The button that makes a market. */
export const NewMarket = (props: NewMarketProps) => (
  <FormButton look="primary" form={(done) => <MarketForm {...props} {...done} />}>
    New market
  </FormButton>
);
