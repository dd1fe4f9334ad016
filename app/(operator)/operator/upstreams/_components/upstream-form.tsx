"use client";

import { useAction } from "@/lib/queries/use-action";
import { useState, type FormEvent, type KeyboardEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useKeptText } from "@/components/ui/kept-text";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { ENGINE_LABELS, type Engine } from "@/lib/domain/engines/engine";
import { COMPATIBLE, kindsFor, UPSTREAM_INPUT_MAX, VENDOR_OF } from "@/lib/domain/engines/upstream-kinds";
import { saveUpstreamAction } from "../upstreams-actions";
import { kindWords } from "../upstream-words";

export interface StoredSettings {
  kind: string;
  baseUrl: string;
  models: readonly string[];
  hasKey: boolean;
  keyEnd: string | null;
}

interface UpstreamFormProps {
  engine: Engine;
  stored: StoredSettings | null;
  onCancel: () => void;
  onSaved: (outcome: { models: number }) => void;
}

/** What is to answer, by which key and at which address. What was typed stays until it is saved, the key too. */
export function UpstreamForm({ engine, stored, onCancel, onSaved }: UpstreamFormProps) {
  const [values, setValues] = useState({
    kind: stored?.kind ?? VENDOR_OF[engine],
    baseUrl: stored?.baseUrl ?? "",
    apiKey: "",
    models: stored?.models.join("\n") ?? "",
  });
  const save = useAction(saveUpstreamAction.bind(null, engine), { onSuccess: ({ data }) => onSaved(data) });
  const { serverError } = save.result;
  const errors = serverError?.fields ?? {};
  const compatible = values.kind === COMPATIBLE;
  const keptKey = stored?.hasKey && stored.kind === values.kind;
  const text = (field: keyof typeof values) => ({
    value: values[field],
    onChange: ({ target }: { target: { value: string } }) =>
      setValues((typed) => ({ ...typed, [field]: target.value })),
  });

  function submit(event: FormEvent | KeyboardEvent) {
    event.preventDefault();
    if (!save.isPending) save.execute(values);
  }

  return (
    <form
      id={`upstream-${engine}`}
      ref={useKeptText()}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit(event);
      }}
      aria-label={`What answers for ${ENGINE_LABELS[engine]}`}
      className="flex max-w-xl flex-col gap-4"
      noValidate
    >
      {serverError && (
        <Notice tone="danger" title={<FailureWords failure={serverError} />}>
          {errors.test && `${errors.test} `}Nothing was saved or changed.
          {serverError.errorId && ` Error id ${serverError.errorId}`}
        </Notice>
      )}
      <Field label="What answers" error={errors.kind}>
        <Select {...text("kind")}>
          {kindsFor(engine).map((kind) => (
            <option key={kind} value={kind}>
              {kindWords(kind)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Key"
        optional={compatible}
        error={errors.apiKey}
        hint={`Encrypted here and never shown again.${keptKey ? ` Blank keeps the one that is there${stored.keyEnd === null ? "" : `, which ends in ${stored.keyEnd}`}.` : ""}`}
      >
        <Input
          type="password"
          autoComplete="new-password"
          spellCheck={false}
          maxLength={UPSTREAM_INPUT_MAX.key}
          {...text("apiKey")}
        />
      </Field>
      <Field
        label="Address"
        optional={!compatible}
        error={errors.baseUrl}
        hint={
          compatible
            ? "With its path, for example http://localhost:11434/v1. It may be on your own network."
            : "Blank is the vendor's own. A proxy's may be on your own network."
        }
      >
        <Input
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={UPSTREAM_INPUT_MAX.address}
          {...text("baseUrl")}
        />
      </Field>
      {compatible && (
        <Field
          label="Models"
          optional
          error={errors.models}
          hint="One a line. Blank offers all that the server lists."
        >
          <Textarea spellCheck={false} maxLength={UPSTREAM_INPUT_MAX.models} {...text("models")} />
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={save.isPending}>
          {save.isPending ? "Testing" : "Test and save"}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
      <p className="text-muted text-xs">The test lists the models, which costs nothing.</p>
    </form>
  );
}
