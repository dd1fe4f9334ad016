import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { AddressProblem } from "@/lib/domain/lists/address-problem";
import { ENGINES } from "@/lib/domain/engines/engine";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";

/** What each part of an address is, and what it takes. */
const PARTS: Record<string, { what: string; takes: string }> = {
  engine: {
    what: "engine",
    takes: `an engine, ${ENGINES.join(", ")}, or the name of one that answers were imported of`,
  },
  from: { what: "first day", takes: "a day of the calendar, as 2026-11-26" },
  to: { what: "last day", takes: "a day of the calendar, as 2026-11-26" },
  promptId: { what: "prompt", takes: "a prompt's id" },
  versionId: { what: "wording", takes: "a wording's id" },
  memberId: { what: "member", takes: "a member's id" },
  runId: { what: "run", takes: "a run's id" },
  setId: { what: "set", takes: "a set's id" },
  scheduleId: { what: "schedule", takes: "a schedule's id" },
  marketId: { what: "market", takes: "a market's id" },
  personaId: { what: "persona", takes: "a persona's id" },
  familyId: { what: "family", takes: "a family's id" },
  repeat: { what: "repeat", takes: "a whole number from 1" },
  costFrom: { what: "lowest cost", takes: "dollars, as 0.05" },
  costTo: { what: "highest cost", takes: "dollars, as 0.05" },
  tokensFrom: { what: "fewest output tokens", takes: "a whole number" },
  origin: { what: "origin", takes: "collected or imported" },
  surface: { what: "what answered", takes: "api, sandbox, own_server or app" },
  tokensTo: { what: "most output tokens", takes: "a whole number" },
  count: { what: "count", takes: "exact" },
  older: { what: "older version", takes: "a version's number" },
  newer: { what: "newer version", takes: "a version's number" },
  sourceClass: { what: "class of sources", takes: "one of the classes on offer" },
  pageType: { what: "page type", takes: "one of the page types on offer" },
  day: { what: "day", takes: "a day of the calendar, as 2026-11-26" },
  month: { what: "month", takes: "a month of the calendar, as 2026-11" },
  page: { what: "page", takes: "a whole number from 1" },
  ledger: { what: "page of the ledger", takes: "a whole number from 1" },
  tasks: { what: "page of tasks", takes: "a whole number from 1" },
  after: { what: "place in the list", takes: "what a link of this list carries" },
  a: { what: "side A", takes: "one of the sides on offer" },
  b: { what: "side B", takes: "one of the sides on offer" },
};

function wordsFor(problem: AddressProblem): string {
  if (problem.rule === "reversed")
    return `The first day, ${formatDay(problem.from)}, comes after the last, ${formatDay(problem.to)}: the days between them are shown.`;
  const given = `“${shorten(withoutTricks(problem.given), 60)}”`;
  const { what, takes } = PARTS[problem.name] ?? {
    what: problem.name,
    takes: "one of what this screen offers",
  };
  return problem.rule === "repeated"
    ? `It gives more than one ${what}: the first, ${given}, is taken.`
    : `Its ${what}, ${given}, is left out: it takes ${takes}.`;
}

interface AddressProblemsProps {
  problems: readonly AddressProblem[];
  /** The same screen by an address that says what is shown. */
  cleanHref: string;
}

/** Says what of an address was not taken as it stands, so that nobody takes the screen for what was asked for. */
export const AddressProblems = ({ problems, cleanHref }: AddressProblemsProps) =>
  problems.length > 0 && (
    <Notice
      tone="warn"
      title="This address asks for something else than is shown"
      className="mb-4"
      action={
        <Link href={cleanHref} className="text-accent underline-offset-2 hover:underline">
          Put the address right
        </Link>
      }
    >
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.rule} ${"name" in problem ? problem.name : ""}`}>{wordsFor(problem)}</li>
        ))}
      </ul>
    </Notice>
  );
