import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { Time } from "@/components/ui/time";
import type { AuditEntry } from "@/lib/domain/team/audit-entry";
import { formatBrowser } from "@/lib/format/browser";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";
import { factsOf, namedIn, rightWords, whatWords, whoWords, type AuditFact } from "./audit-words";

/** The most of one value that a page shows; the CSV has it whole. */
const VALUE_CHARS = 500;

/** Decisions as sentences, newest first, each with what it changed folded away. */
export const AuditList = ({ rows }: { rows: readonly AuditEntry[] }) => (
  <ul aria-label="Decisions" className="bg-surface divide-y rounded-md border">
    {rows.map((entry) => (
      <Entry key={entry.id} entry={entry} />
    ))}
  </ul>
);

function Entry({ entry }: { entry: AuditEntry }) {
  const name = namedIn(entry);
  const right = rightWords(entry);
  return (
    <li className="px-3 py-2">
      <Disclosure
        summary={
          <span className="break-words">
            {withoutTricks(whoWords(entry))}{" "}
            <span className="font-normal">
              {right && <span className="text-muted">({withoutTricks(right)}) </span>}
              {whatWords(entry)}
              {name !== null && `: ${shorten(withoutTricks(name), 100)}`}
            </span>
          </span>
        }
        aside={<Time iso={entry.at} />}
      >
        <Details entry={entry} />
      </Disclosure>
    </li>
  );
}

function Details({ entry }: { entry: AuditEntry }) {
  const facts = factsOf(entry);
  const from = [
    entry.agent !== null && placeWords(entry.agent),
    entry.address !== null && `address ${entry.address}`,
  ]
    .filter(Boolean)
    .join(", ");
  return (
    <dl className="grid gap-x-4 gap-y-1 pb-2 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
      {facts.map((fact) => (
        <Line key={fact.name} name={withoutTricks(fact.name)}>
          <Change fact={fact} />
        </Line>
      ))}
      <Line name="from where">{from === "" ? "not known" : withoutTricks(from)}</Line>
      <Line name="concerns">
        <code className="font-mono text-xs break-all">{withoutTricks(entry.entityId)}</code>
      </Line>
      <Line name="request">
        <code className="font-mono text-xs break-all">{withoutTricks(entry.requestId)}</code>
      </Line>
    </dl>
  );
}

/** A browser in words; what is none says itself what it is. */
const placeWords = (agent: string): string => (agent.includes("/") ? formatBrowser(agent) : agent);

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="contents">
    <dt className="text-muted">{name}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </div>
);

const shown = (value: string): string => shorten(withoutTricks(value), VALUE_CHARS);

function Change({ fact: { before, after } }: { fact: AuditFact }) {
  if (before === null) return shown(after ?? "");
  if (after === null) return <>was {shown(before)}</>;
  if (before === after) return shown(after);
  return (
    <>
      <del className="text-muted">
        <span className="sr-only">before: </span>
        {shown(before)}
      </del>{" "}
      <span aria-hidden="true">→</span> <span className="sr-only">after: </span>
      {shown(after)}
    </>
  );
}
