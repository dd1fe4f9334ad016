import type { Metadata } from "next";
import { FigureStrip } from "@/components/figures/figure-strip";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { roleMay } from "@/lib/domain/team/permission";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount, shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { getFamily } from "@/lib/services/families";
import { getQuestion, readSetPromptChoices } from "@/lib/services/prompt-sets";
import { getPrompt } from "@/lib/services/prompts";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { PromptInSet } from "./_components/prompt-in-set";
import { PromptRuns } from "./_components/prompt-runs";
import { PromptTabs } from "./_components/prompt-tabs";
import { PromptVersions } from "./_components/prompt-versions";

/** How many of a family are listed; all of them are one link away. */
const FAMILY_SHOWN = 20;

interface PromptPageProps {
  params: Promise<{ workspace: string; id: string }>;
}

/** The tab names the question. */
export async function generateMetadata({ params }: PromptPageProps): Promise<Metadata> {
  const { workspace, id } = await params;
  const { ctx } = await openWorkspacePage(workspace, "prompt:read");
  const { versions } = await orNotFound(getPrompt({ ctx, input: { id } }));
  return { title: shorten(withoutTricks(versions[0]?.userPrompt ?? "Prompt"), 60) };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

export default async function PromptPage({ params }: PromptPageProps) {
  const { workspace: slug, id } = await params;
  const { workspace, ctx } = await openWorkspacePage(slug, "prompt:read");
  const [prompt, question] = await orNotFound(
    Promise.all([getPrompt({ ctx, input: { id } }), getQuestion({ ctx, input: { id } })]),
  );
  const familyId = question?.fields.familyId ?? null;
  const [choices, family] = await Promise.all([
    question && readSetPromptChoices({ ctx, input: { setId: question.set.id } }),
    familyId === null ? null : getFamily({ ctx, input: { id: familyId, most: FAMILY_SHOWN } }),
  ]);
  const links = paths.workspace(slug);
  const mayAsk = roleMay(workspace.role, "run:create");
  const [lastRun] = prompt.runs;
  return (
    <>
      <PageHeader
        title={<span dir="auto">{shorten(withoutTricks(prompt.versions[0]?.userPrompt ?? ""), 160)}</span>}
        question="How was this asked over time, and what came of it?"
        actions={
          <>
            <Button asChild>
              <Link href={links.answers({ promptId: prompt.id })}>Its answers</Link>
            </Button>
            {mayAsk && (
              <Button asChild look="primary">
                <Link href={links.compose({ prompt: prompt.id })}>Ask again or edit</Link>
              </Button>
            )}
          </>
        }
      />
      {roleMay(workspace.role, "answer:read") && <PromptTabs slug={slug} id={prompt.id} current="history" />}
      <FigureStrip
        label="This prompt"
        figures={[
          { name: "Versions", value: formatCount(prompt.versions.length) },
          { name: "Runs", value: formatCount(sum(prompt.versions.map(({ runs }) => runs))) },
          {
            name: "Answers",
            value: formatCount(sum(prompt.versions.map(({ answers }) => answers))),
            href: links.answers({ promptId: prompt.id, state: "answered" }),
          },
          {
            name: "Last asked",
            value: lastRun ? <Time iso={lastRun.createdAt} style="date" /> : "never",
          },
        ]}
      />
      <div className="flex flex-col gap-8">
        {question && choices && (
          <PromptInSet
            slug={slug}
            question={question}
            family={family}
            choices={choices}
            mayEdit={roleMay(workspace.role, "prompt:write")}
          />
        )}
        <PromptVersions slug={slug} prompt={prompt} mayAsk={mayAsk} />
        <PromptRuns slug={slug} prompt={prompt} mayAsk={mayAsk} />
      </div>
    </>
  );
}
