"use client";

import { useId, useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import type { Failure } from "@/components/states/failure-words";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { WEIGHT_PATTERN, type FunnelStage, type Intent } from "@/lib/domain/library/library-limits";
import type { SetPromptChoices } from "@/lib/domain/library/set-prompt";
import { counted } from "@/lib/format/text";
import { ChoiceField, INTENT_OPTIONS, namedOptions, STAGE_OPTIONS } from "../../_components/choice-field";
import { TagsField } from "../../_components/tags-field";
import type { editPromptsAction } from "../set-actions";

type Edit = Parameters<typeof editPromptsAction>[1]["edit"];

const CHANGES = {
  topic: "Topic",
  add_tags: "Add tags",
  remove_tags: "Take tags away",
  intent: "Intent",
  stage: "Stage",
  market: "Market",
  persona: "Persona",
  weight: "Weight",
  make_family: "Make a family of them",
  join_family: "Join a family",
  split_family: "Split from their families",
} as const;
type Change = keyof typeof CHANGES;

interface BulkEditFormProps {
  count: number;
  choices: SetPromptChoices;
  busy: boolean;
  failure: Failure | null;
  onClose: () => void;
  onEdit: (edit: Edit) => void;
}

/** One change of all selected prompts. */
export default function BulkEditForm({ count, choices, busy, failure, onClose, onEdit }: BulkEditFormProps) {
  const id = useId();
  const [change, setChange] = useState<Change>("topic");
  const [text, setText] = useState("");
  const [tags, setTags] = useState<string[]>([]);
  const [intent, setIntent] = useState<Intent | null>(null);
  const [stage, setStage] = useState<FunnelStage | null>(null);
  const [marketId, setMarketId] = useState<string | null>(null);
  const [personaId, setPersonaId] = useState<string | null>(null);
  const [familyId, setFamilyId] = useState<string | null>(null);

  /** The change as it is sent, or what is missing from it. */
  function edit(): Edit | null {
    switch (change) {
      case "topic":
        return { change, topic: text.trim() || null };
      case "add_tags":
      case "remove_tags":
        return tags.length > 0 ? { change, tags } : null;
      case "intent":
        return { change, intent };
      case "stage":
        return { change, stage };
      case "market":
        return { change, marketId };
      case "persona":
        return { change, personaId };
      case "weight":
        return WEIGHT_PATTERN.test(text.trim()) ? { change, weight: text } : null;
      case "make_family":
        return text.trim() ? { change, name: text } : null;
      case "join_family":
        return familyId ? { change, familyId } : null;
      case "split_family":
        return { change };
    }
  }

  const ready = edit();

  const box = (label: string, hint: string, list?: readonly string[]) => (
    <>
      <Field label={label} hint={hint}>
        <Input
          value={text}
          list={list && `${id}-known`}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {list && (
        <datalist id={`${id}-known`}>
          {list.map((known) => (
            <option key={known} value={known} />
          ))}
        </datalist>
      )}
    </>
  );

  return (
    <FormDialog
      title={`Edit ${counted(count, "prompt")}`}
      description="What they are now is kept: the change can be undone."
      save={busy ? `Changing ${counted(count, "prompt")}…` : `Change ${counted(count, "prompt")}`}
      busy={busy}
      incomplete={ready === null}
      failure={failure}
      onClose={onClose}
      onSave={() => ready && onEdit(ready)}
    >
      <Field label="What to change">
        <Select
          value={change}
          onChange={({ target }) => {
            const wanted = Object.keys(CHANGES).find((key): key is Change => key === target.value);
            if (wanted) setChange(wanted);
            setText("");
          }}
        >
          {Object.entries(CHANGES).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {change === "topic" && box("Topic", "Left empty, the topic is taken away.", choices.topics)}
      {(change === "add_tags" || change === "remove_tags") && (
        <TagsField label="Tags" tags={tags} known={choices.tags} onChange={setTags} />
      )}
      {change === "intent" && (
        <ChoiceField
          label="Intent"
          value={intent}
          options={INTENT_OPTIONS}
          none="None: take it away"
          onChange={setIntent}
        />
      )}
      {change === "stage" && (
        <ChoiceField
          label="Stage"
          value={stage}
          options={STAGE_OPTIONS}
          none="None: take it away"
          onChange={setStage}
        />
      )}
      {change === "market" && (
        <ChoiceField
          label="Market"
          value={marketId}
          options={namedOptions(choices.markets)}
          none="Any: take it away"
          hint="Whose wording they are: they are asked there only."
          onChange={setMarketId}
        />
      )}
      {change === "persona" && (
        <ChoiceField
          label="Persona"
          value={personaId}
          options={namedOptions(choices.personas)}
          none="Nobody: take it away"
          onChange={setPersonaId}
        />
      )}
      {change === "weight" && box("Weight", "A number from 0.")}
      {change === "make_family" &&
        box(
          "Name of the family",
          "Prompts that ask the same thing count as one when a figure’s interval is worked out.",
        )}
      {change === "join_family" && (
        <ChoiceField
          label="Family"
          value={familyId}
          options={namedOptions(choices.families)}
          none={choices.families.length > 0 ? "Choose one" : "This set has none yet"}
          onChange={setFamilyId}
        />
      )}
    </FormDialog>
  );
}
