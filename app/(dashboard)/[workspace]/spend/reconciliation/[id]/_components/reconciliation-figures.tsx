import { FigureStrip } from "@/components/figures/figure-strip";
import { Money } from "@/components/ui/money";
import type { KeptResult, ReconciliationView } from "@/lib/domain/money/kept-reconciliation";
import { entriesHref } from "../../../spend-search-params";

interface ReconciliationFiguresProps {
  slug: string;
  view: ReconciliationView;
  result: KeptResult;
}

/** The sums on both sides, and what lies between. */
export function ReconciliationFigures({ slug, view, result }: ReconciliationFiguresProps) {
  const { readFrom, readTo, connectionId, difference, corrected, left } = view;
  const days = readFrom !== null &&
    readTo !== null && { from: readFrom.slice(0, 10), to: readTo.slice(0, 10) };
  const figures = [
    result.paid !== null && {
      name: "The account paid",
      value: <Money dollars={result.paid} />,
      note:
        result.deposited === null || result.deposited === "0" ? undefined : (
          <>
            <Money dollars={result.deposited} /> put in meanwhile is left out
          </>
        ),
    },
    {
      name: "Entered in the ledger",
      value: <Money dollars={result.entered} />,
      note: "without corrections by hand",
      href: days ? entriesHref(slug, { ...days, connectionId }) : undefined,
    },
    {
      name: "Differs by",
      value: <Money dollars={difference} />,
      note: "without what passes by itself",
    },
    corrected !== "0" && { name: "Corrected since", value: <Money dollars={corrected} /> },
    corrected !== "0" && { name: "Left", value: <Money dollars={left} /> },
  ].filter((figure) => figure !== false);
  return <FigureStrip label="Both sides" figures={figures} />;
}
