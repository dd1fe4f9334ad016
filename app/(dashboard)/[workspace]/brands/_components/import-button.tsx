"use client";

import { FormButton } from "@/components/forms/form-button";
import { lazyForm } from "@/components/ui/lazy-part";

const ImportBrands = lazyForm(() => import("./import-brands"));

/** The button that brings in a file of brands. */
export const ImportButton = ({ slug }: { slug: string }) => (
  <FormButton form={(done) => <ImportBrands slug={slug} {...done} />}>Import</FormButton>
);
