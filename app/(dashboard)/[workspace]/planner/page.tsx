import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { AddressProblem } from "@/lib/domain/lists/address-problem";
import { MAX_REPEATS } from "@/lib/domain/runs/run-limits";
import { readSampleTarget, type SampleTarget } from "@/lib/domain/runs/sample-target";
import { roleMay } from "@/lib/domain/team/permission";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { listPlannerChoices, planSampleRun, type PricedSample } from "@/lib/services/planner";
import { ASSUMED_RHO } from "@/lib/statistics/intervals/figure";
import { openWorkspacePage } from "@/lib/web/page";
import { MoreFamilies } from "./_components/more-families";
import { PlannerForm } from "./_components/planner-form";
import { SampleSummary } from "./_components/sample-summary";
import { modelWord, plannerParsers, type PlannerState } from "./planner-search-params";
import { PLANNER_QUESTION } from "./planner-words";

export const metadata: Metadata = { title: "Planner" };

interface PlannerPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

type Choices = Awaited<ReturnType<typeof listPlannerChoices>>;

/** How much alike a prompt's own answers are taken to be beyond what its family has in common. */
const ASSUMED_RHO_PROMPT = 0.2;
/** Where there is no set: what a first programme may have. */
const NO_SET = { prompts: 90, families: 30 };

export default async function PlannerPage({ params, searchParams }: PlannerPageProps) {
  const { workspace: slug } = await params;
  const { ctx, workspace } = await openWorkspacePage(slug, "answer:read");
  const { state, problems: unread } = await readAddress(plannerParsers, searchParams);
  const choices = await listPlannerChoices({ ctx, input: { zone: workspace.timeZone } });
  const set = choices.sets.find(({ id }) => id === state.set) ?? largestOf(choices.sets);
  const otherwise = beginningOf(choices, set);
  const { target, problems } = readSampleTarget(state, otherwise);
  const asked = choices.models.filter((one) =>
    state.model.some((each) => modelWord(each) === modelWord(one)),
  );
  const models = asked.length > 0 ? asked : choices.models;
  const planned = await planSampleRun({ ctx, input: { target, models, method: state.method } });
  const mayRun = roleMay(workspace.role, "run:create");
  return (
    <>
      <PageHeader title="Planner" question={PLANNER_QUESTION} />
      <AddressProblems
        problems={[...unread, ...goneFrom(state, choices)]}
        cleanHref={paths.workspace(slug).planner()}
      />
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <PlannerForm {...{ slug, choices, set, state, otherwise, problems, models }} />
        <div className="flex min-w-0 flex-col gap-8">
          {planned.fewest ? (
            <SampleSummary
              id="fewest"
              title={`The fewest calls for ± ${target.points} points`}
              sample={planned.fewest}
              needed={planned.effectiveAnswers}
            />
          ) : (
            <Notice
              tone="warn"
              title={`No number of answers to ${counted(target.families, "family", "families")} is enough for ± ${target.points} points`}
            >
              It takes {counted(planned.familiesAtLeast, "family", "families")} at the least, however often
              they are asked: answers of one family are too alike. Make more families, or ask for less.
            </Notice>
          )}
          {planned.whole && set && (
            <div className="flex flex-col gap-3">
              <SampleSummary
                id="whole"
                title={`All of ${withoutTricks(set.name)}`}
                sample={planned.whole}
                needed={planned.effectiveAnswers}
              />
              <RunIt {...{ slug, set, mayRun }} sample={planned.whole} />
            </div>
          )}
          <MoreFamilies target={target} planned={planned} />
        </div>
      </div>
    </>
  );
}

/** What the address asks for and is not here, or not any more: something else stands in its place. */
function goneFrom({ set, model }: PlannerState, { sets, models }: Choices): AddressProblem[] {
  const gone = model.find((one) => !models.some((each) => modelWord(each) === modelWord(one)));
  return [
    ...(set === null || sets.some(({ id }) => id === set) ? [] : [unreadable("set", set)]),
    ...(gone ? [unreadable("model", modelWord(gone))] : []),
  ];
}

const unreadable = (name: string, given: string): AddressProblem => ({ rule: "unreadable", name, given });

/** The set of the most families: the one that most can be known of. */
const largestOf = (sets: Choices["sets"]): Choices["sets"][number] | null =>
  sets.toSorted((one, other) => other.families - one.families)[0] ?? null;

/** What stands where nothing is typed: what the set has, and what was seen. */
function beginningOf({ likeness }: Choices, set: Choices["sets"][number] | null): SampleTarget {
  const { prompts, families } = set ?? NO_SET;
  const rho = Math.round((likeness?.rho ?? ASSUMED_RHO) * 1_000) / 1_000;
  return {
    ...{ points: 10, rate: 50, rho },
    families: Math.min(1_000, families),
    wordings: Math.min(20, Math.max(1, Math.floor(prompts / families))),
    rhoPrompt: Math.min(ASSUMED_RHO_PROMPT, Math.round((1 - rho) * 1_000) / 1_000),
  };
}

interface RunItProps {
  slug: string;
  set: Choices["sets"][number];
  sample: PricedSample;
  mayRun: boolean;
}

/** The way to the form of a run, which asks all prompts of the set. */
function RunIt({ slug, set, sample: { plan }, mayRun }: RunItProps) {
  if (!mayRun) return null;
  const repeats = Math.min(MAX_REPEATS, plan.repeats);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button asChild look="primary">
        <Link href={paths.workspace(slug).newRun({ set: set.id, repeats })}>
          Open a run with {counted(repeats, "repeat")}
        </Link>
      </Button>
      <p className="text-muted max-w-reading text-sm">
        A run asks all {counted(set.prompts, "prompt")} of the set; whom it asks is chosen there, and nothing
        is sent before its price is seen.
      </p>
    </div>
  );
}
