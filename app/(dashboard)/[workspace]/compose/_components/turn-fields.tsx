import { X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { CharacterCount } from "@/components/ui/character-count";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { countChars } from "@/lib/api-contract/characters";
import { LIMITS } from "@/lib/api-contract/limits";
import type { FormTurn } from "../form-values";

interface TurnFieldsProps {
  turns: FormTurn[];
  onChange: (turns: FormTurn[]) => void;
  /** What is wrong with the conversation. */
  problem: string | undefined;
}

/** The turns that went before the prompt, first to last. */
export function TurnFields({ turns, onChange, problem }: TurnFieldsProps) {
  const problemId = useId();
  const replace = (changed: FormTurn) =>
    onChange(turns.map((turn) => (turn.id === changed.id ? changed : turn)));
  const add = () =>
    onChange([
      ...turns,
      {
        id: Math.max(-1, ...turns.map(({ id }) => id)) + 1,
        role: turns.at(-1)?.role === "user" ? "ai" : "user",
        message: "",
      },
    ]);
  const full = turns.length >= LIMITS.turns;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted text-xs">
        Earlier turns, oldest first. The prompt above follows them as the newest message.
      </p>
      {turns.map((turn, index) => (
        <TurnRow
          key={turn.id}
          turn={turn}
          number={index + 1}
          invalid={problem !== undefined && isWrong(turn)}
          onChange={replace}
          onRemove={() => onChange(turns.filter(({ id }) => id !== turn.id))}
        />
      ))}
      {problem && (
        <p id={problemId} role="alert" className="text-danger text-xs font-medium">
          {problem}
        </p>
      )}
      <div className="flex items-center gap-3">
        <Button size="small" onClick={add} disabled={full} aria-describedby={problem && problemId}>
          Add a turn
        </Button>
        <span className="text-muted tabular text-xs">
          {turns.length} / {LIMITS.turns}
          {full && " · no more than that are taken"}
        </span>
      </div>
    </div>
  );
}

const isWrong = ({ message }: FormTurn): boolean =>
  message.trim() === "" || countChars(message) > LIMITS.turnChars;

interface TurnRowProps {
  turn: FormTurn;
  number: number;
  invalid: boolean;
  onChange: (turn: FormTurn) => void;
  onRemove: () => void;
}

const TurnRow = ({ turn, number, invalid, onChange, onRemove }: TurnRowProps) => (
  <div className="flex flex-col gap-2 border-l-2 pl-3">
    <div className="flex items-end gap-2">
      <Field label={`Turn ${number} is by`} className="w-36">
        <Select
          value={turn.role}
          onChange={({ target }) => onChange({ ...turn, role: target.value === "ai" ? "ai" : "user" })}
        >
          <option value="user">the user</option>
          <option value="ai">the model</option>
        </Select>
      </Field>
      <Button
        look="quiet"
        size="icon"
        className="ml-auto"
        aria-label={`Remove turn ${number}`}
        title={`Remove turn ${number}`}
        onClick={onRemove}
      >
        <X aria-hidden="true" className="size-4" strokeWidth={1.5} />
      </Button>
    </div>
    <Field
      label={`Turn ${number}, text`}
      aside={<CharacterCount text={turn.message} limit={LIMITS.turnChars} />}
    >
      <Textarea
        rows={2}
        className={invalid ? "border-danger" : undefined}
        value={turn.message}
        onChange={({ target }) => onChange({ ...turn, message: target.value })}
      />
    </Field>
  </div>
);
