import type { ReactNode } from "react";
import { searchWords } from "@/components/answers/search-words";
import { Disclosure } from "@/components/ui/disclosure";
import { Money } from "@/components/ui/money";
import { Cell, HeaderCell, Table, TableFrame } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { Tokens } from "@/components/ui/tokens";
import { ENDED_EARLY_LABELS } from "@/lib/domain/answers/answer-ending";
import type { ComparedAnswer } from "@/lib/domain/answers/comparison";
import { engineLabel } from "@/lib/domain/engines/engine";
import { SURFACE_LABELS } from "@/lib/domain/engines/surface";
import { TASK_STATE_LABELS } from "@/lib/domain/tasks/task-state";
import { countChars } from "@/lib/domain/text/characters";
import { formatDuration } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";

/** A fact of each answer: what it is known by, and how it is shown where that is not the same. */
interface Fact {
  name: string;
  values: string[];
  shown?: ReactNode[];
}

type Answers = readonly ComparedAnswer[];

/** Facts whose values are not known say so, and are never taken for nothing. */
function factsOf(answers: Answers): Fact[] {
  const fact = (
    name: string,
    of: (answer: ComparedAnswer) => string | null,
    show?: (answer: ComparedAnswer) => ReactNode,
  ): Fact => ({
    name,
    values: answers.map((each) => of(each) ?? ""),
    ...(show && { shown: answers.map(show) }),
  });
  const told = (count: number | null | undefined): string => (count == null ? "" : String(count));
  const parameters = new Set(answers.flatMap(({ task }) => Object.keys(task.parameters)));
  return [
    fact("Engine", ({ task }) => withoutTricks(engineLabel(task.engine))),
    fact("Model asked for", ({ task }) => task.modelAsked),
    fact("Model that answered", ({ task }) => task.answer && withoutTricks(task.answer.modelAnswered)),
    fact("State", ({ task }) => TASK_STATE_LABELS[task.state]),
    fact("Answered by", ({ task }) => task.answer && SURFACE_LABELS[task.answer.surface]),
    fact("Version of the prompt", ({ versionNumber }) => String(versionNumber)),
    fact("Repeat", ({ repeat }) => String(repeat + 1)),
    fact("Market", ({ task }) => task.market && withoutTricks(task.market.name)),
    fact("Method", ({ task }) => task.method ?? "imported"),
    fact("Label", ({ task }) => task.label && withoutTricks(task.label)),
    fact("System message", ({ task }) => task.systemMessage && withoutTricks(task.systemMessage)),
    fact("Earlier turns", ({ task }) =>
      task.turns.length === 0 ? "none" : counted(task.turns.length, "turn"),
    ),
    ...[...parameters].toSorted().map((name) =>
      fact(name, ({ task }) => {
        const value = task.parameters[name];
        return value === undefined ? "not set" : withoutTricks(String(value));
      }),
    ),
    fact("Web search", ({ task }) => task.answer && searchWords(task.answer)),
    fact(
      "Ended",
      ({ task: { answer } }) =>
        answer && (answer.endedEarly ? `early, ${ENDED_EARLY_LABELS[answer.endedEarly]}` : "as it should"),
    ),
    fact("Characters", ({ text }) => (text === null ? null : formatCount(countChars(text)))),
    fact("Citations", ({ task: { answer } }) => answer && formatCount(answer.citations.length)),
    fact(
      "Tokens in",
      ({ task: { answer } }) => told(answer?.inputTokens),
      ({ task: { answer } }) => answer && <Tokens count={answer.inputTokens} />,
    ),
    fact(
      "Tokens out",
      ({ task: { answer } }) => told(answer?.outputTokens),
      ({ task: { answer } }) => answer && <Tokens count={answer.outputTokens} />,
    ),
    fact(
      "Of those, reasoning",
      ({ task: { answer } }) => told(answer?.reasoningTokens),
      ({ task: { answer } }) => answer && <Tokens count={answer.reasoningTokens} />,
    ),
    fact(
      "Total cost",
      ({ task: { answer } }) => answer?.cost ?? null,
      ({ task: { answer } }) => answer && <Money dollars={answer.cost} />,
    ),
    fact(
      "Time taken",
      ({ task: { answer } }) =>
        answer && (answer.elapsedMs === null ? null : formatDuration(answer.elapsedMs)),
    ),
    fact(
      "Asked",
      ({ task }) => task.createdAt,
      ({ task }) => <Time iso={task.createdAt} />,
    ),
  ];
}

interface FactsComparedProps {
  answers: Answers;
  /** What each answer is called in its column. */
  names: readonly string[];
}

/** What is known of the answers and differs; what is the same of all of them is folded away. */
export function FactsCompared({ answers, names }: FactsComparedProps) {
  const facts = factsOf(answers).filter(({ values }) => values.some((value) => value !== ""));
  const differs = ({ values }: Fact) => values.some((value) => value !== values[0]);
  const same = facts.filter((fact) => !differs(fact));
  return (
    <section aria-labelledby="facts" className="flex flex-col gap-3">
      <h2 id="facts" className="font-semibold">
        Settings and facts that differ
      </h2>
      <TableFrame tabIndex={0} role="group" aria-label="Settings and facts that differ">
        <Table>
          <thead>
            <tr>
              <HeaderCell>
                <span className="sr-only">Fact</span>
              </HeaderCell>
              {names.map((name, place) => (
                <HeaderCell key={place}>{name}</HeaderCell>
              ))}
            </tr>
          </thead>
          <tbody className="[&>tr:last-child>*]:border-b-0">
            {facts.filter(differs).map(({ name, values, shown }) => (
              <tr key={name}>
                <th
                  scope="row"
                  className="text-muted border-b px-3 py-1 text-left font-normal whitespace-nowrap"
                >
                  {name}
                </th>
                {values.map((value, place) => (
                  <Cell key={place} className="min-w-32 break-words" dir="auto">
                    {value === "" ? <span className="text-muted">not known</span> : (shown?.[place] ?? value)}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </TableFrame>
      {same.length > 0 && (
        <Disclosure summary="The same of all of them" aside={counted(same.length, "fact")}>
          <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
            {same.map(({ name, values, shown }) => (
              <div key={name} className="contents">
                <dt className="text-muted text-sm">{name}</dt>
                <dd className="break-words" dir="auto">
                  {shown?.[0] ?? values[0]}
                </dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      )}
    </section>
  );
}
