import type { ReactNode } from "react";
import { EngineLabel } from "@/components/engines/engine-label";
import { SurfaceBadge } from "@/components/engines/surface-badge";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { Tokens } from "@/components/ui/tokens";
import type { AnswerView, ImportedFrom, TaskView } from "@/lib/domain/answers/answer";
import { formatDuration } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { searchWords } from "./search-words";

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="bg-surface min-w-0 px-3 py-2 last:odd:col-span-full">
    <dt className="text-muted text-xs">{label}</dt>
    <dd className="text-sm break-words">{children}</dd>
  </div>
);

interface AnswerFactsProps {
  task: Pick<TaskView, "engine" | "modelAsked" | "method" | "market">;
  answer: AnswerView;
  imported: ImportedFrom | null;
}

/** The strip of facts over an answer. */
export const AnswerFacts = ({ task, answer, imported }: AnswerFactsProps) => (
  <div className="@container">
    <dl className="bg-line grid grid-cols-2 gap-px overflow-hidden rounded-md border @lg:grid-cols-3 @4xl:grid-cols-6">
      <Fact label="Engine">
        <span className="flex flex-wrap items-center gap-2">
          <EngineLabel engine={task.engine} />
          <SurfaceBadge surface={answer.surface} />
        </span>
      </Fact>
      <Fact label="Model asked for">{task.modelAsked}</Fact>
      <Fact label="Model that answered">{withoutTricks(answer.modelAnswered)}</Fact>
      <Fact label="Web search">{searchWords(answer)}</Fact>
      {task.market && (
        <Fact label="Market">
          {withoutTricks(task.market.name)}
          {task.market.only && ` (${task.market.only} only)`}
        </Fact>
      )}
      {task.method === null ? (
        <Fact label="Origin">
          Imported
          {imported && (
            <>
              {" "}
              from {withoutTricks(imported.fileName)}, line {formatCount(imported.line)}, on{" "}
              <Time iso={imported.at} />
            </>
          )}
        </Fact>
      ) : (
        <Fact label="Method">{task.method === "live" ? "Live" : "Standard (queued)"}</Fact>
      )}
      <Fact label="Answered">
        <Time iso={answer.answeredAt} />
      </Fact>
      <Fact label="Tokens in">
        <Tokens count={answer.inputTokens} />
      </Fact>
      <Fact label="Tokens out">
        <Tokens count={answer.outputTokens} />
      </Fact>
      <Fact label="Of those, reasoning">
        <Tokens count={answer.reasoningTokens} />
      </Fact>
      <Fact label="Model charge">
        <Money dollars={answer.modelCharge} />
      </Fact>
      <Fact label="Total cost">
        <span className="flex flex-wrap items-center gap-2">
          <Money dollars={answer.cost} />
          {answer.costDerived && (
            <Badge title="Worked out from the posting's price and the model charge, until the API tells its own figure.">
              derived
            </Badge>
          )}
        </span>
      </Fact>
      <Fact label="Time taken">
        {answer.elapsedMs === null ? (
          "not told"
        ) : (
          <span className="tabular">{formatDuration(answer.elapsedMs)}</span>
        )}
      </Fact>
    </dl>
  </div>
);
