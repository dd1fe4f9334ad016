import { Time } from "@/components/ui/time";
import type { RedirectView } from "@/lib/domain/sources/cited-sources";
import { redirectWords } from "@/lib/domain/sources/redirect";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";

/** What became of asking where a redirect leads, and behind it each address that was asked. */
export function RedirectTrail({ redirect }: { redirect: RedirectView }) {
  const { state, hops, attempts, dueAt } = redirect;
  const words =
    state === "resolved"
      ? `asked where it leads, in ${counted(hops.length, "request")}`
      : redirectWords(redirect);
  const again = state === "unresolved" && dueAt !== null && (
    <>
      {" "}
      Asked {counted(attempts, "time")}; again <Time iso={dueAt} />.
    </>
  );
  if (hops.length === 0)
    return (
      <p className="text-muted text-xs">
        Redirect: {words}.{again}
      </p>
    );
  return (
    <details className="text-xs">
      <summary className="text-muted min-h-6 cursor-pointer py-1">
        Redirect: {words}.{again}
      </summary>
      <ol aria-label="Asked on the way" className="flex flex-col gap-1 pl-4">
        {hops.map(({ address, method, said, next, at }) => (
          <li key={`${method} ${address} ${at}`} className="break-all">
            {method} {withoutTricks(address)}: {said}
            {next !== null && `, leads to ${withoutTricks(next)}`} <Time iso={at} />
          </li>
        ))}
      </ol>
    </details>
  );
}
