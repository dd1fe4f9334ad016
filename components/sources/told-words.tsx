import type { DecidedBy } from "@/lib/domain/sources/classified";
import type { Told, ToldSource } from "@/lib/domain/sources/told-source";
import { withoutTricks } from "@/lib/format/hostile";

/** What said so, in words. */
function decidedWords(by: DecidedBy | null): string {
  if (by === null) return "nothing tells it";
  const name = withoutTricks(by.name);
  if (by.origin === "brand") return `by a domain of the brand ${name}`;
  if (by.origin === "team") return `by your rule ${name}`;
  if (by.origin === "built-in") return `by the built-in rule ${name}`;
  return "no rule is of it";
}

interface ToldProps {
  /** Null until it is told. */
  told: ToldSource | null;
}

const NotYet = () => (
  <span className="text-muted" title="Told in the background within seconds of the answer.">
    not yet told
  </span>
);

/** The class of a source, or the classes of a domain's sources, with the rule on hover. */
export function ToldClass({ told }: ToldProps) {
  if (told === null) return <NotYet />;
  const [first, ...more] = told.classes;
  return (
    <span className="inline-flex gap-1">
      <ToldWord told={first ?? { is: null, by: null }} />
      {more.length > 0 && (
        <span
          className="text-muted"
          title={more.map(({ is, by }) => `${is ?? "not told"}: ${decidedWords(by)}`).join("; ")}
        >
          +{more.length}
          <span className="sr-only"> more: {more.map(({ is }) => is ?? "not told").join(", ")}</span>
        </span>
      )}
    </span>
  );
}

/** The page type of a source, with the rule on hover. */
export const ToldPageType = ({ told }: ToldProps) =>
  told === null ? <NotYet /> : <ToldWord told={told.pageType ?? { is: null, by: null }} />;

/** One class or page type, with what said so on hover and for screen readers. */
export const ToldWord = ({ told: { is, by } }: { told: Told }) => (
  <span title={decidedWords(by)} className={is === null || is === "other" ? "text-muted" : undefined}>
    {is ?? "–"}
    <span className="sr-only">
      {is === null && "not told"}, {decidedWords(by)}
    </span>
  </span>
);
