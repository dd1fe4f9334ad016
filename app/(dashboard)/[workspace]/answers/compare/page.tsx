import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { citedBy } from "@/components/comparisons/cited-by";
import { FactsCompared } from "@/components/comparisons/facts-compared";
import { SourcesCompared } from "@/components/comparisons/sources-compared";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { Comparison } from "@/lib/domain/answers/comparison";
import { engineLabel } from "@/lib/domain/engines/engine";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { compareAnswers } from "@/lib/services/comparisons";
import { openWorkspacePage } from "@/lib/web/page";
import { ComparedTexts } from "./_components/compared-texts";
import { compareParsers, readIds } from "./compare-search-params";

export const metadata: Metadata = { title: "Compare" };

interface ComparePageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

const QUESTION = "How do these answers differ: text, sources, settings, cost?";

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "answer:read");
  const { state, problems } = await readAddress(compareParsers, searchParams);
  const { ids, problems: idProblems } = readIds(state.ids);
  const comparison = await compareAnswers({ ctx, input: { ids, baseId: state.base } });
  const { answers, baseId, missing } = comparison;
  const links = paths.workspace(workspace.slug);
  const shownIds = answers.map(({ task }) => task.id);
  const hrefTo = (change: Partial<Pick<typeof state, "base" | "show" | "by">>): string => {
    const { base, show, by } = { base: baseId, show: state.show, by: state.by, ...change };
    return links.compare(shownIds, { base: base === shownIds[0] ? null : base, show, by });
  };
  const notTaken = [
    ...idProblems,
    ...missing.map((id) => `The answer ${id} is not in this workspace, or it was deleted.`),
  ];
  const names = answers.map(({ task }, place) => `${place + 1} · ${withoutTricks(engineLabel(task.engine))}`);
  return (
    <>
      <PageHeader
        parent={{ label: "Answers", href: links.answers() }}
        title={answers.length < 2 ? "Compare" : `Compare ${counted(answers.length, "answer")}`}
        question={QUESTION}
      />
      <AddressProblems problems={problems} cleanHref={hrefTo({})} />
      {notTaken.length > 0 && (
        <Notice tone="warn" title="Not all that the address names is shown" className="mb-4">
          <ul>
            {notTaken.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
      {answers.length < 2 ? (
        <EmptyState
          title="Two to four answers stand side by side"
          action={
            <Button asChild look="primary">
              <Link href={links.answers()}>Choose answers</Link>
            </Button>
          }
        >
          Select them in the list of answers, or begin at an answer’s own page, which names the others to the
          same question.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-8">
          <Asked answers={answers} />
          <ComparedTexts
            slug={workspace.slug}
            comparison={comparison}
            names={names}
            show={state.show}
            hrefTo={hrefTo}
          />
          <FactsCompared answers={answers} names={names} />
          <SourcesCompared
            rows={citedBy(
              answers.map(({ task }) => task.answer?.citations ?? []),
              state.by,
            )}
            names={names}
            kind={state.by}
            hrefOf={(by) => hrefTo({ by })}
          />
        </div>
      )}
    </>
  );
}

/** The question, where it is one; or that it is not, so that nobody takes its difference for the engines'. */
function Asked({ answers }: Pick<Comparison, "answers">) {
  const [first] = answers;
  if (!first) return null;
  const prompts = new Set(answers.map(({ task }) => task.userPrompt));
  if (prompts.size === 1)
    return (
      <p className="max-w-reading text-muted" dir="auto">
        {shorten(withoutTricks(first.task.userPrompt), 300)}
      </p>
    );
  const isOnePrompt = new Set(answers.map(({ promptId }) => promptId)).size === 1;
  return (
    <Notice
      tone="warn"
      title={isOnePrompt ? "These answer different wordings of one prompt" : "These answer different prompts"}
    >
      <p>What differs between them may come from the question.</p>
      <ol className="list-decimal pl-5">
        {answers.map(({ task }) => (
          <li key={task.id} dir="auto">
            {shorten(withoutTricks(task.userPrompt), 200)}
          </li>
        ))}
      </ol>
    </Notice>
  );
}
