import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";

interface ChoicesProps {
  label: string;
  choices: readonly { name: string; href: string; chosen: boolean }[];
}

/** One screen seen in a few ways, of which one is shown. */
export const Choices = ({ label, choices }: ChoicesProps) => (
  <nav aria-label={label} className="flex flex-wrap gap-1">
    {choices.map(({ name, href, chosen }) => (
      <Link
        key={name}
        href={href}
        scroll={false}
        aria-current={chosen ? "true" : undefined}
        className={classNames(
          "flex h-7 items-center rounded px-2 text-sm",
          chosen ? "bg-accent-soft text-accent font-medium" : "text-muted hover:text-ink",
        )}
      >
        {name}
      </Link>
    ))}
  </nav>
);
