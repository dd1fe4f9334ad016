import { useQuery } from "@tanstack/react-query";
import { RunRoomWords, startPart } from "@/components/runs/run-room";
import { ReadFailure } from "@/components/states/read-failure";
import { Button } from "@/components/ui/button";
import { runSeconds } from "@/lib/api-contract/run-duration";
import { formatDuration } from "@/lib/format/dates";
import { formatDollarRange } from "@/lib/format/money";
import { counted, formatCount } from "@/lib/format/text";
import { estimateQuery } from "@/lib/queries/estimate";
import { expectedCost } from "../../compose/expected-cost";
import { chosenTargets, type FilledForm } from "../../compose/form-values";
import { priceFirstRun } from "../first-run-price";

interface FirstRunPanelProps {
  workspace: string;
  form: FilledForm;
  questions: number;
  families: number;
  /** Nothing is missing or wrong. */
  isComplete: boolean;
  sending: boolean;
  onStart: (onlyWhatFits: boolean) => void;
}

/** What the first run is, what it is expected to cost, and the button that makes all of it and sends it. */
export function FirstRunPanel(props: FirstRunPanelProps) {
  const { workspace, form, questions, families, isComplete, sending, onStart } = props;
  const targets = chosenTargets(form);
  const { method } = form;
  const { data, error } = useQuery(estimateQuery(workspace, { targets, method, webSearch: form.web_search }));
  const price = data && priceFirstRun(data, questions);
  const calls = questions * targets.length;
  const isPart = price !== undefined && price.room.refusal !== null;
  const mayStart = isComplete && price !== undefined && price.room.fits > 0;
  const seconds = runSeconds(targets.map(({ engine }) => ({ engine, method, tasks: questions })));
  return (
    <section
      aria-labelledby="first-run-title"
      aria-busy={!price && !error}
      className="bg-surface flex flex-col gap-2 rounded-md border p-3"
    >
      <h2 id="first-run-title" className="font-semibold">
        The first run
      </h2>
      <p className="text-sm">
        {counted(questions, "question")} of {counted(families, "family", "families")} to{" "}
        {counted(targets.length, "model")}, each once:{" "}
        <span className="font-medium">{counted(calls, "call")}</span>
        {calls > 0 && `, about ${formatDuration(seconds * 1000)}`}.
      </p>
      {error ? (
        <ReadFailure title="What it costs could not be worked out." error={error} />
      ) : data && price && calls > 0 ? (
        <>
          <p className="text-sm">
            Expected cost{" "}
            <span className="tabular font-medium">{formatDollarRange(price.low, price.high)}</span>.{" "}
            <span className="text-muted">{expectedCost(data.estimates).basis}</span>
          </p>
          <RunRoomWords room={price.room} cost={price.high} />
        </>
      ) : (
        <p className="text-muted text-sm">
          {calls === 0 ? "Choose an engine, and leave a question in." : "Working out what it costs…"}
        </p>
      )}
      <div>
        <Button
          look="primary"
          size="large"
          busy={sending}
          disabled={!mayStart}
          onClick={({ detail }) => {
            // The second click of a double click may come after the first has been answered.
            if (detail <= 1) onStart(isPart);
          }}
        >
          {sending
            ? "Sending…"
            : !mayStart
              ? "Start the first run"
              : isPart
                ? startPart(price.room, calls)
                : `Start: ${formatCount(calls)} calls, ${formatDollarRange(price.low, price.high)}`}
        </Button>
        <p className="text-muted pt-2 text-xs">
          Brands, market and questions are made with it, all or none. Every one of them can be changed later.
        </p>
      </div>
    </section>
  );
}
