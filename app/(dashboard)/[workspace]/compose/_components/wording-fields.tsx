import { X } from "lucide-react";
import { useId, useState, type Ref } from "react";
import { Button } from "@/components/ui/button";
import { CharacterCount } from "@/components/ui/character-count";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { countChars } from "@/lib/domain/text/characters";
import { fieldOf } from "@/lib/api-contract/engine-rules";
import { LIMITS } from "@/lib/api-contract/limits";
import { counted } from "@/lib/format/text";
import type { FormTurn } from "../form-values";
import type { FormPart } from "./form-part";

/** How many characters a text field takes. */
function limitOf(name: "user_prompt" | "system_message" | "tag"): number {
  const { type } = fieldOf(name);
  return type.kind === "text" ? type.maxChars : 0;
}

function textPart(
  name: "user_prompt" | "system_message" | "tag",
  { form, set, control, problems }: FormPart,
) {
  const { label, help } = fieldOf(name);
  return {
    field: {
      ref: control(name),
      name,
      value: form[name],
      onChange: ({ target }: { target: { value: string } }) => set(name, target.value),
    },
    texts: {
      label,
      ...(help === undefined ? {} : { hint: help }),
      error: problems[name],
      aside: <CharacterCount text={form[name]} limit={limitOf(name)} />,
    },
  };
}

/** What is asked: the prompt, and folded away until wanted, the system message and the conversation so far. */
export function WordingFields(part: FormPart) {
  const { form } = part;
  const [unfolded] = useState(() => ({
    system: form.system_message !== "",
    turns: form.message_chain.length > 0,
  }));
  const prompt = textPart("user_prompt", part);
  const system = textPart("system_message", part);
  return (
    <>
      <Field {...prompt.texts}>
        <Textarea {...prompt.field} className="min-h-28" placeholder="What a customer might ask" />
      </Field>
      <Disclosure
        summary={system.texts.label}
        aside={form.system_message ? "set" : "none"}
        open={unfolded.system}
      >
        <Field {...system.texts} labelHidden>
          <Textarea {...system.field} />
        </Field>
      </Disclosure>
      <Disclosure
        summary="Conversation so far"
        aside={form.message_chain.length > 0 ? counted(form.message_chain.length, "turn") : "none"}
        open={unfolded.turns}
      >
        <TurnFields {...part} />
      </Disclosure>
    </>
  );
}

/** The asker's own mark. */
export function LabelField(part: FormPart) {
  const { field, texts } = textPart("tag", part);
  return (
    <Field {...texts} optional>
      <Input {...field} />
    </Field>
  );
}

/** The turns that went before the prompt, first to last. */
function TurnFields({ form, set, control, problems }: FormPart) {
  const problemId = useId();
  const turns = form.message_chain;
  const problem = problems.message_chain;
  const onChange = (changed: FormTurn[]) => set("message_chain", changed);
  const ref = control("message_chain");
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
          ref={turn === firstWrong ? ref : undefined}
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
          ref={firstWrong ? undefined : ref}
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
