import { TabLinks } from "@/components/shell/tab-links";
import { paths } from "@/lib/paths";

interface LibraryLinksProps {
  slug: string;
  current: "sets" | "markets" | "personas";
}

/** The screens of the library beside each other. */
export function LibraryLinks({ slug, current }: LibraryLinksProps) {
  const { library, prompts } = paths.workspace(slug);
  const links = [
    { key: "sets", label: "Sets", href: library.sets() },
    { key: "markets", label: "Markets", href: library.markets() },
    { key: "personas", label: "Personas", href: library.personas() },
    { key: "prompts", label: "All prompts asked", href: prompts() },
  ];
  return <TabLinks label="Library" links={links} current={current} />;
}
