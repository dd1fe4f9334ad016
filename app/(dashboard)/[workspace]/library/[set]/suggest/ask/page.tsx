import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { roleMay } from "@/lib/domain/team/permission";
import type { PromptSetRow } from "@/lib/domain/library/prompt-set";
import { QUESTION_ASK_LIMITS, type QuestionAskRow } from "@/lib/domain/library/question-ask";
import { withoutTricks } from "@/lib/format/hostile";
import { speakMarket } from "@/lib/format/question-ask-words";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { listConnections } from "@/lib/services/connections";
import { memberId, type Context } from "@/lib/services/context";
import { getPromptSet } from "@/lib/services/prompt-sets";
import { listQuestionAsks, readAskedQuestions } from "@/lib/services/question-asks";
import { getRun, listAskChoices } from "@/lib/services/runs";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { askForQuestionsParsers } from "../../../library-search-params";
import { SuggestHeader } from "../_components/suggest-header";
import { AskLoader } from "./_components/ask-loader";
import { AskedProgress } from "./_components/asked-progress";
import { QuestionAsksTable } from "./_components/question-asks-table";
import { ReviewQuestions } from "./_components/review-questions";

export const metadata: Metadata = { title: "Questions an engine was asked for" };

interface AskPageProps {
  params: Promise<{ workspace: string; set: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function AskForQuestionsPage({ params, searchParams }: AskPageProps) {
  const { workspace: address, set: setId } = await params;
  const { workspace, ctx } = await openWorkspacePage(address, "answer:read");
  const { slug, role } = workspace;
  const { state, problems } = await readAddress(askForQuestionsParsers, searchParams);
  const { run: runId } = state;
  const draftOwner = `${workspace.id}.${memberId(ctx) ?? ""}`;
  const [set, asks, shown] = await Promise.all([
    orNotFound(getPromptSet({ ctx, input: { id: setId } })),
    listQuestionAsks({ ctx, input: { setId } }),
    runId === null ? null : orNotFound(readShown(ctx, setId, runId)),
  ]);
  const inUse = set.archivedAt === null;
  const mayAsk = roleMay(role, "run:create") && inUse;
  const mayAdd = roleMay(role, "prompt:write") && inUse;
  const form = mayAsk && (
    <AskForm slug={slug} set={set} ctx={ctx} draftOwner={draftOwner} last={asks[0] ?? null} />
  );
  const ask = asks.find((row) => row.runId === runId);
  return (
    <>
      <SuggestHeader slug={slug} set={set} current="asked" />
      <AddressProblems problems={problems} cleanHref={paths.workspace(slug).library.askForQuestions(setId)} />
      {!inUse && (
        <Notice tone="warn" className="mb-4" title="This set is archived">
          Restore it, then ask for questions for it.
        </Notice>
      )}
      <div className="flex flex-col gap-8">
        {shown && (
          <section aria-labelledby="this-ask" className="flex flex-col gap-3">
            <h2 id="this-ask" className="font-semibold">
              Asked <Time iso={shown.run.createdAt} />
            </h2>
            {ask && <Asked ask={ask} />}
            <AskedProgress
              key={shown.run.id}
              slug={slug}
              setId={setId}
              initialRun={shown.run}
              mayAsk={mayAsk}
            />
            {shown.questions && (
              <Listed
                {...{ slug, setId, draftOwner, mayAdd }}
                runId={shown.run.id}
                questions={shown.questions}
              />
            )}
          </section>
        )}
        {form &&
          (shown ? (
            <Disclosure summary="Ask for other questions">{form}</Disclosure>
          ) : (
            <section aria-label="Ask an engine">{form}</section>
          ))}
        {asks.length > 0 ? (
          <section aria-labelledby="asked-before" className="flex flex-col gap-2">
            <h2 id="asked-before" className="font-semibold">
              Asked before
            </h2>
            {asks.length === QUESTION_ASK_LIMITS.listed && (
              <p className="text-muted text-sm">
                The newest {formatCount(QUESTION_ASK_LIMITS.listed)}. Older ones are among the runs by hand.
              </p>
            )}
            <QuestionAsksTable slug={slug} setId={setId} rows={asks} />
          </section>
        ) : (
          !mayAsk && (
            <EmptyState title="No engine was asked for questions yet">
              Whoever may start runs can describe a customer here and ask what they would ask.
            </EmptyState>
          )
        )}
      </div>
    </>
  );
}

async function readShown(ctx: Context, setId: string, runId: string) {
  const questions = await readAskedQuestions({ ctx, input: { setId, runId } });
  return { questions, run: await getRun({ ctx, input: { id: runId } }) };
}

/** Who was described, and where. */
const Asked = ({ ask: { description, market } }: { ask: QuestionAskRow }) => (
  <p dir="auto" className="max-w-4xl border-l-2 pl-3 break-words whitespace-pre-wrap">
    {withoutTricks(description)}
    {market && <span className="text-muted block text-sm">{withoutTricks(market.name)}</span>}
  </p>
);

type ListedProps = Parameters<typeof ReviewQuestions>[0];

const Listed = ({ questions, ...props }: ListedProps) =>
  questions.length > 0 ? (
    <ReviewQuestions key={props.runId} questions={questions} {...props} />
  ) : (
    <EmptyState title="The answer lists no questions">
      Read it as it came: what it says can be put into questions by hand, or asked for again in other words.
    </EmptyState>
  );

interface AskFormProps {
  slug: string;
  set: PromptSetRow;
  ctx: Context;
  draftOwner: string;
  last: QuestionAskRow | null;
}

async function AskForm({ slug, set, ctx, draftOwner, last }: AskFormProps) {
  const [connections, { markets }] = await Promise.all([listConnections({ ctx }), listAskChoices({ ctx })]);
  if (connections.length === 0) {
    return (
      <EmptyState
        title="There is no connection to ask over."
        action={
          <Button asChild look="primary">
            <Link href={paths.workspace(slug).settings.connections}>Add a connection</Link>
          </Button>
        }
      >
        A connection is an account on an API that asks the engines.
      </EmptyState>
    );
  }
  return (
    <AskLoader
      slug={slug}
      setId={set.id}
      draftOwner={draftOwner}
      connections={connections.map(({ id, name }) => ({ id, name }))}
      markets={markets.map((market) => ({ ...market, spoken: speakMarket(market) }))}
      last={last && { connectionId: last.connectionId, engine: last.engine, model: last.model }}
    />
  );
}
