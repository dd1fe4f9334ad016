import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { Cell, HeaderCell, Table, TableFrame } from "@/components/ui/table";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import { type CitedBy, inCommon, SOURCE_KINDS, type SourceKind } from "./cited-by";

/** Rows of the table; an answer with hundreds of sources is read on its own page. */
const ROWS_SHOWN = 100;

interface SourcesComparedProps {
  rows: readonly CitedBy[];
  /** What each answer is called in its column. */
  names: readonly string[];
  kind: SourceKind;
  /** The same screen, by the other kind. */
  hrefOf: (kind: SourceKind) => string;
}

const NOUNS: Record<SourceKind, [one: string, many: string]> = {
  domain: ["domain", "domains"],
  address: ["address", "addresses"],
};

const LABELS: Record<SourceKind, string> = { domain: "By domain", address: "By address" };

/** What the answers cite in common and apart, and how often each does. */
export function SourcesCompared({ rows, names, kind, hrefOf }: SourcesComparedProps) {
  const { named, all, one } = inCommon(rows, names.length);
  return (
    <section aria-labelledby="sources" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="sources" className="font-semibold">
          Sources
        </h2>
        <nav aria-label="Sources are told apart" className="flex gap-4 text-sm">
          {SOURCE_KINDS.map((each) => (
            <Link
              key={each}
              href={hrefOf(each)}
              scroll={false}
              aria-current={each === kind ? "true" : undefined}
              className={each === kind ? "font-medium" : "text-accent hover:underline"}
            >
              {LABELS[each]}
            </Link>
          ))}
        </nav>
      </div>
      {rows.length === 0 ? (
        <p className="text-muted">None of these answers cites anything.</p>
      ) : (
        <>
          <p className="text-muted">
            Of {counted(named, ...NOUNS[kind])},{" "}
            {all === 0 ? "none is" : `${formatCount(all)} ${all === 1 ? "is" : "are"}`} cited by{" "}
            {names.length === 2 ? "both" : `all ${names.length}`}, and {formatCount(one)} by one only.
          </p>
          <TableFrame tabIndex={0} role="group" aria-label="Sources of the answers">
            <Table>
              <caption className="sr-only">How often each answer cites each {NOUNS[kind][0]}</caption>
              <thead>
                <tr>
                  <HeaderCell>{kind === "domain" ? "Domain" : "Address"}</HeaderCell>
                  {names.map((name, place) => (
                    <HeaderCell key={place} className="text-right">
                      {name}
                    </HeaderCell>
                  ))}
                </tr>
              </thead>
              <tbody className="[&>tr:last-child>td]:border-b-0">
                {rows.slice(0, ROWS_SHOWN).map((row) => (
                  <SourceRow key={row.name} row={row} all={names.length} />
                ))}
              </tbody>
            </Table>
          </TableFrame>
          {rows.length > ROWS_SHOWN && (
            <p className="text-muted text-sm">
              {counted(rows.length - ROWS_SHOWN, "more")} that fewer of them cite; each answer’s own page
              lists all of its sources.
            </p>
          )}
        </>
      )}
    </section>
  );
}

const SourceRow = ({ row: { name, title, counts, answers }, all }: { row: CitedBy; all: number }) => (
  <tr className={classNames(answers === all && name !== "" && "bg-accent-soft")}>
    <Cell className="min-w-48">
      <span className="line-clamp-2 break-all" dir="auto" title={withoutTricks(name)}>
        {withoutTricks(name) || "No domain told"}
      </span>
      {title && <span className="text-muted line-clamp-1 text-xs">{withoutTricks(title)}</span>}
    </Cell>
    {counts.map((count, place) => (
      <Cell key={place} className="tabular text-right">
        {count === 0 ? <span className="text-muted">none</span> : `${formatCount(count)} ×`}
      </Cell>
    ))}
  </tr>
);
