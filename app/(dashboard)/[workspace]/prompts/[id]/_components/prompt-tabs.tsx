import { TabLinks } from "@/components/shell/tab-links";
import { paths } from "@/lib/paths";

interface PromptTabsProps {
  slug: string;
  id: string;
  current: "history" | "figures";
}

/** How a prompt was asked over time, and what its answers come to. */
export const PromptTabs = ({ slug, id, current }: PromptTabsProps) => {
  const { prompt, promptFigures } = paths.workspace(slug);
  return (
    <TabLinks
      label="This prompt"
      current={current}
      links={[
        { key: "history", label: "Wordings and runs", href: prompt(id) },
        { key: "figures", label: "Figures", href: promptFigures(id) },
      ]}
    />
  );
};
