import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { fitInto } from "@/lib/domain/money/budget";
import { parseDollars } from "@/lib/domain/amounts/money";
import { leavesWords } from "@/lib/format/budget-words";
import { formatDollarRange } from "@/lib/format/money";
import { counted } from "@/lib/format/text";
import { estimateQuery } from "@/lib/queries/estimate";
import { chosenTargets, type FilledForm } from "../form-values";
import { expectedCost } from "../expected-cost";

interface SendBarProps {
  workspace: string;
  form: FilledForm;
  sending: boolean;
  /** Where budgets have no room for all targets, the first that they do have room for. */
  onSend: (onlyWhatFits: boolean) => void;
}

/** What is expected of the calls, and what of it budgets have room for; undefined until it is known. */
function useExpected(workspace: string, form: FilledForm) {
  const { method, web_search: webSearch, tag } = form;
  const targets = chosenTargets(form);
  const { data, error } = useQuery(estimateQuery(workspace, { targets, method, webSearch }));
  const budgets = data?.budgets.filter(({ label }) => label === null || label === tag) ?? [];
  const highs = data?.estimates.map(({ high }) => parseDollars(high)) ?? [];
  return { targets, estimates: data?.estimates, error, budgets, fits: fitInto(budgets, highs).fits };
}

/** What asking is expected to cost, and the button that asks. Stays in sight while the form is filled in. */
export function SendBar({ workspace, form, sending, onSend }: SendBarProps) {
  const expected = useExpected(workspace, form);
  const { targets, estimates, fits } = expected;
  const isPart = estimates !== undefined && fits > 0 && fits < targets.length;
  return (
    <div className="no-print bg-canvas sticky bottom-0 z-20 -mx-4 -mb-4 flex items-center justify-between gap-x-6 border-t px-4 py-3 md:-mx-6 md:-mb-6 md:px-6">
      <Cost expected={expected} />
      <span className="flex shrink-0 items-center gap-3">
        <span className="text-muted hidden items-center gap-1 text-xs md:flex">
          <Kbd>Ctrl</Kbd>
          <Kbd>Enter</Kbd>
        </span>
        <Button
          look="primary"
          size="large"
          busy={sending}
          onClick={({ detail }) => {
            // The second click of a double click may come after the first has been answered.
            if (detail <= 1) onSend(isPart);
          }}
        >
          {sending ? "Sending…" : isPart ? `Ask the first ${fits} of ${targets.length}` : "Ask"}
        </Button>
      </span>
    </div>
  );
}

function Cost({ expected }: { expected: ReturnType<typeof useExpected> }) {
  const { targets, estimates, error, budgets } = expected;
  if (targets.length === 0) {
    return <p className="text-muted text-sm">Choose an engine to see what asking is expected to cost.</p>;
  }
  const calls = counted(targets.length, "call");
  if (!estimates) {
    return (
      <div className="min-w-0 text-sm" aria-busy={!error}>
        <p className="font-medium">{calls}</p>
        <p className="text-muted text-xs">
          {error ? `The expected cost is not known: ${error.message}` : "Working out the expected cost…"}
        </p>
      </div>
    );
  }
  const { low, high, basis } = expectedCost(estimates);
  return (
    <div className="min-w-0 text-sm">
      <p>
        <span className="font-medium">{calls}</span>, expected cost{" "}
        <span className="tabular font-medium">{formatDollarRange(low, high)}</span>
      </p>
      <p className="text-muted text-xs">{basis}</p>
      {budgets.map((budget) => (
        <p key={budget.id} className="text-muted text-xs">
          {leavesWords(budget, high)}
        </p>
      ))}
    </div>
  );
}
