import { TabLinks } from "@/components/shell/tab-links";
import { paths } from "@/lib/paths";

interface BrandTabsProps {
  slug: string;
  id: string;
  current: "figures" | "rules";
  mayWrite: boolean;
}

/** What is told of a brand, and what it is found by. */
export const BrandTabs = ({ slug, id, current, mayWrite }: BrandTabsProps) => {
  const { brandFigures, brand } = paths.workspace(slug);
  return (
    <TabLinks
      label="This brand"
      current={current}
      links={[
        { key: "figures", label: "Figures", href: brandFigures(id) },
        ...(mayWrite ? [{ key: "rules", label: "Rules", href: brand(id) }] : []),
      ]}
    />
  );
};
