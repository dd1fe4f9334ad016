import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { HowCounted } from "@/components/figures/how-counted";
import { AddressProblems } from "@/components/filters/address-problems";
import { Choices } from "@/components/filters/choices";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { FINDING_KINDS, LEAST_ANSWERS } from "@/lib/domain/answers/finding-kind";
import { engineLabel } from "@/lib/domain/engines/engine";
import { roleMay } from "@/lib/domain/team/permission";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { listWhatToDo, type WhatToDo } from "@/lib/services/what-to-do";
import { openWorkspacePage } from "@/lib/web/page";
import { FigureBar } from "../_figures/figure-bar";
import { figureDays, readFigureFrame } from "../_figures/figure-frame";
import { NoBrands } from "../_figures/no-brands";
import { OwnBrands } from "../_figures/own-brands";
import { answersHref } from "../answers/answers-search-params";
import { FindingList } from "./_components/finding-list";
import { FINDING_LABELS, WHAT_TO_DO_QUESTION } from "./finding-words";
import { whatToDoHref, whatToDoParsers, type WhatToDoState } from "./what-to-do-search-params";

export const metadata: Metadata = { title: "What to do" };

interface WhatToDoPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function WhatToDoPage({ params, searchParams }: WhatToDoPageProps) {
  const { workspace: slug } = await params;
  const { ctx, workspace } = await openWorkspacePage(slug, "answer:read");
  const { state, problems } = await readAddress(whatToDoParsers, searchParams);
  const days = figureDays({ ctx, workspace }, state);
  const { from, to, filter, zone, before } = days;
  const [list, frame] = await Promise.all([
    listWhatToDo({
      ctx,
      input: {
        filter: { ...filter, zone },
        before,
        brand: state.brand === null ? null : String(state.brand),
        kind: state.kind,
      },
    }),
    readFigureFrame(ctx, days),
  ]);
  const { brand, competitors, findings, answers, changes } = list;
  const href = (change: Partial<WhatToDoState>) => whatToDoHref(slug, { ...state, ...change });
  return (
    <>
      <PageHeader title="What to do" question={WHAT_TO_DO_QUESTION} />
      <AddressProblems problems={problems} cleanHref={whatToDoHref(slug, state)} />
      <FigureBar label="Narrow what to do" {...{ state, days, frame, href }} />
      <OwnBrands {...list} label="Whose list" hrefOf={(number) => href({ brand: number })} />
      {brand === null || competitors.length === 0 ? (
        <NoBrands
          slug={slug}
          missing={brand === null ? "own" : "competitor"}
          mayWrite={roleMay(workspace.role, "brand:write")}
        >
          What to do follows from where competitors are named and the own brand is not; both have to be looked
          for.
        </NoBrands>
      ) : answers === 0 ? (
        <NoAnswers slug={slug} mayAsk={roleMay(workspace.role, "run:create")} />
      ) : (
        <>
          <Kinds list={list} state={state} href={href} filterWords={frame.words} />
          {findings.length > 0 ? (
            <FindingList
              {...{ slug, brand, findings, before, changes }}
              days={{ from, to }}
              answersOf={(asked: Partial<AnswerFilter>) => answersHref(slug, { ...filter, ...asked })}
            />
          ) : (
            <EmptyState title="Nothing to do that these answers would show">
              {fewWords(list) ?? `${counted(answers, "answer")} were looked at.`}
            </EmptyState>
          )}
          <LeftOut list={list} />
        </>
      )}
    </>
  );
}

interface KindsProps {
  list: WhatToDo;
  state: WhatToDoState;
  href: (change: Partial<WhatToDoState>) => string;
  filterWords: string;
}

/** How many there are of each kind, and how the list is ranked. */
function Kinds({ list: { found, answers }, state, href, filterWords }: KindsProps) {
  const all = FINDING_KINDS.reduce((sum, kind) => sum + found[kind].enough, 0);
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Choices
        label="Kinds"
        choices={[
          { name: `All ${formatCount(all)}`, href: href({ kind: null }), chosen: state.kind === null },
          ...FINDING_KINDS.map((kind) => ({
            name: `${FINDING_LABELS[kind]} ${formatCount(found[kind].enough)}`,
            href: href({ kind }),
            chosen: state.kind === kind,
          })),
        ]}
      />
      <span className="text-muted inline-flex items-center gap-1 text-sm">
        ranked by evidence
        <HowCounted
          figure="the rank"
          definition="Each line has a share of answers of which it is true, with its 95 % interval. The lower end of the interval, times the answers, is of how many answers it is true at the least: that is what the list is ranked by, whatever the kind. So many answers count for more than few, and what is sure for more than what is not."
          parts={[
            {
              name: "Source gaps",
              value:
                "Of the answers that cite a site, those that name a competitor and not the own brand. Sites that are mostly your own or a competitor's are left out.",
            },
            {
              name: "Competitor first",
              value:
                "Of the answers to a question, those in which a competitor is top pick and the own brand is not named. Of answers that are not known to be English it is not told whom they recommend; they count as not.",
            },
            {
              name: "Names nobody",
              value:
                "Of the answers to a question, those that name no company, tracked or not, as far as that is told. Listed where even the upper end of the informative rate is below a half.",
            },
            {
              name: "Sources lost",
              value:
                "Domains that fewer of the answers with search cite than in as many days before; of all domains looked at together at most 5 % are expected to be false (Benjamini and Hochberg).",
            },
            { name: "Not listed", value: `What fewer than ${LEAST_ANSWERS} answers show.` },
            { name: "Filter", value: `${counted(answers, "answer")} ${filterWords}` },
          ]}
        />
      </span>
    </div>
  );
}

/** What is of too few answers to be listed, in words; null where nothing is. */
function fewWords({ found }: WhatToDo): string | null {
  const words = (
    [
      ["source-gap", "source gap", "source gaps"],
      ["outranked", "question with a competitor first", "questions with a competitor first"],
      ["uninformative", "question that names nobody", "questions that name nobody"],
      ["source-lost", "cited domain", "cited domains"],
    ] as const
  ).flatMap(([kind, one, many]) => (found[kind].few === 0 ? [] : counted(found[kind].few, one, many)));
  return words.length === 0
    ? null
    : `Of fewer than ${LEAST_ANSWERS} answers, and so not looked at: ${words.join(", ")}.`;
}

/** What is not in the list, and why. */
function LeftOut({ list }: { list: WhatToDo }) {
  const few = list.findings.length > 0 ? fewWords(list) : null;
  const changes = list.changes.map(
    ({ engine, model, day }) =>
      `${withoutTricks(model)} began to answer for ${withoutTricks(engineLabel(engine))} on ${formatDay(day)}`,
  );
  return (
    <div className="text-muted mt-3 flex max-w-3xl flex-col gap-1 text-sm">
      {few && <p>{few}</p>}
      {changes.length > 0 && (
        <p>
          Sources lost are told without what was asked of a model whose answers another gives since:{" "}
          {changes.join("; ")}.
        </p>
      )}
    </div>
  );
}

const NoAnswers = ({ slug, mayAsk }: { slug: string; mayAsk: boolean }) => (
  <EmptyState
    title="No answer in these filters"
    action={
      <Button asChild>
        <Link href={mayAsk ? paths.workspace(slug).compose() : whatToDoHref(slug, {})}>
          {mayAsk ? "Ask something" : "Show the last 30 days"}
        </Link>
      </Button>
    }
  >
    There is no advice without answers behind it.
  </EmptyState>
);
