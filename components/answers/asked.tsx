import { Badge } from "@/components/ui/badge";
import type { TaskView } from "@/lib/domain/answers/answer";
import { withoutTricks } from "@/lib/format/hostile";

interface AskedProps {
  task: Pick<TaskView, "userPrompt" | "systemMessage" | "turns" | "parameters" | "label">;
}

const Words = ({ who, text }: { who: string; text: string }) => (
  <div className="grid gap-x-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
    <dt className="text-muted text-xs leading-5">{who}</dt>
    <dd className="break-words whitespace-pre-wrap" dir="auto">
      {withoutTricks(text)}
    </dd>
  </div>
);

/** What was asked, word for word, and with which settings. */
export const Asked = ({ task }: AskedProps) => (
  <div role="group" aria-label="What was asked" className="flex flex-col gap-3">
    <dl className="flex flex-col gap-2">
      {task.systemMessage && <Words who="System message" text={task.systemMessage} />}
      {task.turns.map((turn, index) => (
        <Words
          key={index}
          who={turn.role === "user" ? "Earlier: person" : "Earlier: model"}
          text={turn.message}
        />
      ))}
      <Words who="Prompt" text={task.userPrompt} />
    </dl>
    <ul aria-label="Settings" className="flex flex-wrap gap-1">
      {task.label && (
        <li>
          <Badge tone="accent">{withoutTricks(task.label)}</Badge>
        </li>
      )}
      {Object.entries(task.parameters).map(([name, value]) => (
        <li key={name}>
          <Badge className="whitespace-normal">
            <code className="font-mono">{name}</code> {withoutTricks(String(value))}
          </Badge>
        </li>
      ))}
    </ul>
  </div>
);
