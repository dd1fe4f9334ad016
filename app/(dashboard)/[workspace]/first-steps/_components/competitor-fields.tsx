import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { ReadFailure } from "@/components/states/read-failure";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { suggestAliases } from "@/lib/domain/brands/suggest-aliases";
import { FIRST_STEPS_LIMITS } from "@/lib/domain/library/first-steps-limits";
import { isFinal } from "@/lib/domain/tasks/task-state";
import { foldName } from "@/lib/domain/text/fold-name";
import { withoutTricks } from "@/lib/format/hostile";
import { formatDollarRange } from "@/lib/format/money";
import { wordNamesAsk } from "@/lib/format/names-ask-words";
import { counted } from "@/lib/format/text";
import { estimateQuery } from "@/lib/queries/estimate";
import { nameSuggestionsQuery } from "@/lib/queries/name-suggestions";
import { runQuery } from "@/lib/queries/runs";
import type { NamesAsk } from "@/lib/services/first-steps";
import { useSend, type SendFailure } from "../../compose/_components/use-send";
import { expectedCost } from "../../compose/expected-cost";
import { chosenTargets, type FilledForm } from "../../compose/form-values";
import { askForNamesAction } from "../first-steps-actions";
import { type About, competitorsOf, linesOf, type Review } from "../first-steps-values";
import type { FirstStepsProps } from "./first-steps-props";

interface CompetitorFieldsProps extends Pick<FirstStepsProps, "workspace" | "tracked"> {
  about: About;
  review: Review;
  /** Whom the run asks, and so whom names are asked of. */
  form: FilledForm;
  place: string | null;
  /** The run that asked for names; null before. */
  runId: string | null;
  problem: string | undefined;
  onChange: (competitors: string) => void;
  onAsked: (runId: string) => void;
}

/** Whom the brand is compared with: typed, or taken from what answers name. Nothing else knows of any. */
export function CompetitorFields(props: CompetitorFieldsProps) {
  const { workspace, about, review, tracked, problem, onChange } = props;
  const competitors = competitorsOf(review);
  const also = competitors.flatMap(({ aliases }) => aliases.slice(1));
  const there = tracked.filter(({ role }) => role === "competitor");
  const { data } = useQuery(nameSuggestionsQuery(workspace));
  const taken = new Set(
    [
      about.brand,
      ...linesOf(review.aliases),
      ...competitors.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...suggestAliases({ name: about.brand, domains: [] }),
    ].map(foldName),
  );
  const names = data?.names.filter(({ name }) => !taken.has(foldName(name))) ?? [];
  const add = (name: string) => onChange([...linesOf(review.competitors), name].join("\n"));
  return (
    <section aria-labelledby="competitors-title" className="flex flex-col gap-3">
      <div>
        <h2 id="competitors-title" className="font-semibold">
          Competitors
        </h2>
        <p className="text-muted max-w-reading text-sm">
          Presence says little alone. Type whom you know, or ask the engines whom they name; more can be added
          at any time, and answers that are there already are read for them again.
        </p>
      </div>
      <Field
        label="Compared with"
        optional
        aside={`${competitors.length} / ${FIRST_STEPS_LIMITS.competitors}`}
        hint={
          also.length > 0
            ? `One a line, with its site behind a comma if you like. Also looked for: ${withoutTricks(also.join(", "))}.`
            : "One a line, with its site behind a comma if you like: Acme, acme.com."
        }
        error={problem}
      >
        <Textarea
          dir="auto"
          rows={3}
          spellCheck={false}
          value={review.competitors}
          onChange={({ target }) => onChange(target.value)}
        />
      </Field>
      {there.length > 0 && (
        <p className="text-muted text-sm">
          Tracked already, and compared with as they are:{" "}
          {there.map(({ name }) => withoutTricks(name)).join(", ")}.
        </p>
      )}
      <AskForNames {...props} />
      {data && data.answers > 0 && (
        <div className="flex flex-col gap-2">
          <p className="text-muted text-sm">
            {names.length > 0
              ? `Named in the newest ${counted(data.answers, "answer")} of this workspace, not tracked; told by rules, so look at each:`
              : `Nobody else is named in the newest ${counted(data.answers, "answer")} of this workspace.`}
          </p>
          {names.length > 0 && (
            <ul aria-label="Names from answers" className="flex flex-wrap gap-2">
              {names.map(({ name, answers }) => (
                <li key={name}>
                  <Button size="small" onClick={() => add(withoutTricks(name))}>
                    <span className="sr-only">Compare with </span>
                    <span dir="auto">{withoutTricks(name)}</span>
                    <span className="text-muted font-normal">
                      {answers}
                      <span className="sr-only"> {answers === 1 ? "answer" : "answers"}</span>
                    </span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}

/** Asks the chosen engines which brands there are, with its price before, and how far that is after. */
function AskForNames({ workspace, about, form, place, runId, onAsked }: CompetitorFieldsProps) {
  const queryClient = useQueryClient();
  const targets = chosenTargets(form);
  const { data: priced, error: unpriced } = useQuery(
    estimateQuery(workspace, { targets, method: "live", webSearch: form.web_search }),
  );
  const { data: run, error } = useQuery({ ...runQuery(workspace, runId ?? ""), enabled: runId !== null });
  const { sending, send } = useSend(
    `${workspace}.first-names`,
    (content: Omit<NamesAsk, "requestKey">, requestKey) =>
      askForNamesAction.bind(null, workspace)({ ...content, requestKey }),
  );
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const ended = run?.tasks.filter(({ state }) => isFinal(state)).length ?? 0;
  const answered = run?.tasks.filter(({ answer }) => answer !== null).length ?? 0;
  const isUnderWay = runId !== null && !error && (!run || ended < run.tasks.length);

  // Each answer that came may name somebody.
  useEffect(() => {
    if (answered > 0)
      void queryClient.invalidateQueries({ queryKey: nameSuggestionsQuery(workspace).queryKey });
  }, [answered, queryClient, workspace]);

  async function ask() {
    setFailure(null);
    const { connectionId, web_search: webSearch } = form;
    const sent = await send({ connectionId, targets, webSearch, place, category: about.category.trim() });
    if (sent?.ok) onAsked(sent.data.runId);
    else if (sent) setFailure(sent.failure);
  }

  const cost = priced && expectedCost(priced.estimates);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          busy={sending || isUnderWay}
          disabled={targets.length === 0 || !cost}
          onClick={({ detail }) => {
            // The second click of a double click may come after the first has been answered.
            if (detail <= 1) void ask();
          }}
        >
          {isUnderWay && run
            ? `${ended} of ${run.tasks.length} answered`
            : runId === null
              ? "Ask the engines for names"
              : "Ask for names again"}
        </Button>
        <span className="text-muted text-sm">
          {unpriced
            ? `What it costs is not known: ${unpriced.message}`
            : cost
              ? `${counted(cost.calls, "call")}, expected ${formatDollarRange(cost.low, cost.high)}`
              : targets.length > 0 && "Working out what it costs…"}
        </span>
      </div>
      <p className="text-muted text-xs">
        Asked is “{withoutTricks(wordNamesAsk({ category: about.category.trim(), place }))}” Its answers are
        read for names alone and are in no figure.
      </p>
      {failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />}
      {error && <ReadFailure title="How far it is could not be read." error={error} />}
      {run && !isUnderWay && answered < run.tasks.length && (
        <Notice
          tone="warn"
          title={`${counted(run.tasks.length - answered, "call")} of ${run.tasks.length} came back without an answer`}
        >
          The names are those of the others. You can ask again, or type them.
        </Notice>
      )}
    </div>
  );
}
