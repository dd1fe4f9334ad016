"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { countExpanded, EXPANDED_MAX, variablesOf } from "@/lib/domain/library/template";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { undoWords } from "../../change-words";
import { undoChangeAction } from "../../set-actions";
import { expandTemplateAction } from "../expand-actions";
import { ExpandedPreview } from "./expanded-preview";

interface TemplateFormProps {
  slug: string;
  setId: string;
  /** The family whose template is changed; null makes one. */
  familyId: string | null;
  kept: { name: string; template: string; variables: { name: string; values: string[] }[] } | null;
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
];

/** A template, the values of its variables, and what it makes; said before anything is added. */
export function TemplateForm({ slug, setId, familyId, kept }: TemplateFormProps) {
  const router = useRouter();
  const [name, setName] = useState(kept?.name ?? "");
  const [template, setTemplate] = useState(kept?.template ?? "");
  const [values, setValues] = useState<Record<string, string>>(
    Object.fromEntries(kept?.variables.map((variable) => [variable.name, variable.values.join("\n")]) ?? []),
  );
  const make = useAction(expandTemplateAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const undo = useAction(undoChangeAction.bind(null, slug), { onSuccess: () => router.refresh() });

  const names = variablesOf(template);
  const problem = "problem" in names ? names.problem : null;
  const variables = ("problem" in names ? [] : names).map((variable) => ({
    name: variable,
    values: linesOf(values[variable] ?? ""),
  }));
  const count = variables.length === 0 ? 0 : countExpanded(template, variables);
  const tooMany = count > EXPANDED_MAX;
  const { data: made, serverError } = make.result;
  const changeId = made?.changeId ?? null;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    undo.reset();
    make.execute({ setId, familyId, name, template, variables });
  }

  return (
    <form className="grid gap-6 md:grid-cols-2" onSubmit={submit}>
      <div className="flex flex-col items-start gap-4">
        <Field label="Name of the family" className="w-full">
          <Input required value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <Field
          label="Template"
          hint="A variable stands in braces: best {category} in {city}. For a brace itself, write it twice."
          error={problem}
          className="w-full"
        >
          <Textarea required value={template} onChange={({ target }) => setTemplate(target.value)} />
        </Field>
        {variables.map((variable) => (
          <Field
            key={variable.name}
            label={`Values of ${variable.name}`}
            aside={counted(variable.values.length, "value")}
            hint="One a line."
            className="w-full"
          >
            <Textarea
              className="max-h-72"
              value={values[variable.name] ?? ""}
              onChange={({ target }) => setValues({ ...values, [variable.name]: target.value })}
            />
          </Field>
        ))}
        <Button type="submit" look="primary" disabled={count === 0 || tooMany} busy={make.isPending}>
          {familyId === null ? "Make the family" : "Add the missing questions"}
        </Button>
        {serverError && (
          <Notice tone="danger" className="w-full" title={<FailureWords failure={serverError} />}>
            {Object.values(serverError.fields ?? {}).join(" ")}
          </Notice>
        )}
        {undo.result.data && <Notice tone="good" className="w-full" title={undoWords(undo.result.data)} />}
        {made && !undo.result.data && !make.isPending && (
          <Notice
            tone="good"
            className="w-full"
            title={`${counted(made.added, "question")} ${made.added === 1 ? "was" : "were"} added.`}
            action={
              <div className="flex gap-2">
                {changeId && (
                  <Button busy={undo.isPending} onClick={() => undo.execute({ id: changeId })}>
                    Undo
                  </Button>
                )}
                <Button asChild>
                  <Link href={paths.workspace(slug).library.set(setId, { familyId: made.familyId })}>
                    See the family
                  </Link>
                </Button>
              </div>
            }
          >
            {made.already > 0 && `${counted(made.already, "was", "were")} in the set already. `}
            {made.tooLong > 0 && `${counted(made.tooLong, "was", "were")} too long and left out.`}
          </Notice>
        )}
      </div>
      <ExpandedPreview template={template} variables={variables} count={count} />
    </form>
  );
}
