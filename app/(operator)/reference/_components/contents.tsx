import type { ReferenceGroup } from "@/lib/api-service/describe/reference";

export type TitledGroup = ReferenceGroup & { title: string; anchor: string };

const linkClasses = "text-accent inline-flex min-h-6 items-center underline-offset-2 hover:underline";

/** Every call, and the parts that belong to all of them. */
export const Contents = ({ groups }: { groups: readonly TitledGroup[] }) => (
  <nav aria-label="Contents">
    <ul className="flex flex-col gap-1">
      <li className="flex flex-wrap gap-x-4">
        <a href="#how" className={linkClasses}>
          How to call
        </a>
        <a href="#reply" className={linkClasses}>
          Every reply
        </a>
        <a href="#codes" className={linkClasses}>
          Status codes
        </a>
      </li>
      {groups.map(({ anchor, title, calls }) => (
        <li key={anchor} className="flex flex-wrap items-baseline gap-x-4">
          <a href={`#${anchor}`} className={`${linkClasses} w-28 shrink-0 font-medium max-sm:w-full`}>
            {title}
          </a>
          {calls.map(({ id, name }) => (
            <a key={id} href={`#${id}`} className={`${linkClasses} font-mono text-sm`}>
              {name}
              <span className="sr-only"> of {title}</span>
            </a>
          ))}
        </li>
      ))}
    </ul>
  </nav>
);
