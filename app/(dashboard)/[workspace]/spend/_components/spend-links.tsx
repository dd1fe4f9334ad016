import { TabLinks } from "@/components/shell/tab-links";
import { paths } from "@/lib/paths";
import { entriesHref, estimatesHref, outliersHref, spendHref, type SpendState } from "../spend-search-params";

interface SpendLinksProps {
  slug: string;
  current: "spend" | "entries" | "outliers" | "estimates" | "statement" | "budgets" | "reconciliation";
  /** What the screens that narrow their figures take along. */
  filter?: Partial<Omit<SpendState, "by" | "groupBy">>;
}

/** The screens of what is spent beside each other. */
export function SpendLinks({ slug, current, filter = {} }: SpendLinksProps) {
  const links = [
    { key: "spend", label: "Spend", href: spendHref(slug, filter) },
    { key: "entries", label: "Entries", href: entriesHref(slug, filter) },
    { key: "outliers", label: "Outliers", href: outliersHref(slug, filter) },
    { key: "estimates", label: "Estimates", href: estimatesHref(slug, { from: filter.from, to: filter.to }) },
    { key: "statement", label: "Statement", href: paths.workspace(slug).statement() },
    { key: "budgets", label: "Budgets", href: paths.workspace(slug).budgets() },
    { key: "reconciliation", label: "Reconciliation", href: paths.workspace(slug).reconciliations() },
  ];
  return <TabLinks label="Screens of spend" links={links} current={current} />;
}
