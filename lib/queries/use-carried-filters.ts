"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { paths } from "@/lib/paths";
import { carriedOf } from "./carried-filters";

/**
 * The filters that the links to other screens carry, as a query: those of the screen shown, or, where that has none,
 * those of the last that had.
 */
export function useCarriedFilters(slug: string): string {
  const pathname = usePathname();
  const search = useSearchParams();
  const { answers, prompts, sources, spend } = paths.workspace(slug);
  const isFiltered = [answers(), prompts(), sources(), spend()].includes(pathname);
  const here = isFiltered ? carriedOf(search) : null;
  const [kept, setKept] = useState(here ?? "");
  if (here !== null && here !== kept) setKept(here);
  return here ?? kept;
}
