import { X } from "lucide-react";
import { useId, type Ref } from "react";
import { useController, type Control } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { CharacterCount } from "@/components/ui/character-count";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { countChars } from "@/lib/api-contract/characters";
import { LIMITS } from "@/lib/api-contract/limits";
import { fieldOf } from "@/lib/api-contract/engine-rules";
import type { FormTurn, FormValues } from "../form-values";
import { revealed } from "./reveal";

interface TurnFieldsProps {
  control: Control<FormValues>;
  /** What is wrong with the conversation. */
  problem: string | undefined;
}

/** The turns that went before the prompt, first to last. */
export function TurnFields({ control, problem }: TurnFieldsProps) {
  const problemId = useId();
  const { field } = useController({ control, name: "message_chain" });
  const { value: turns, onChange } = field;
  const firstWrong = turns.find(isWrong);
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
      <p className="text-muted text-xs">{fieldOf("message_chain").help}</p>
      {turns.map((turn, index) => (
        <TurnRow
          key={turn.id}
          turn={turn}
          number={index + 1}
          ref={turn === firstWrong ? revealed(field.ref) : undefined}
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
        <Button
          ref={firstWrong ? undefined : revealed(field.ref)}
          size="small"
          onClick={add}
          disabled={full}
          aria-describedby={problem && problemId}
        >
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
  ref: Ref<HTMLTextAreaElement> | undefined;
  turn: FormTurn;
  number: number;
  invalid: boolean;
  onChange: (turn: FormTurn) => void;
  onRemove: () => void;
}

const TurnRow = ({ ref, turn, number, invalid, onChange, onRemove }: TurnRowProps) => (
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
        ref={ref}
        rows={2}
        className={invalid ? "border-danger" : undefined}
        value={turn.message}
        onChange={({ target }) => onChange({ ...turn, message: target.value })}
      />
    </Field>
  </div>
);
