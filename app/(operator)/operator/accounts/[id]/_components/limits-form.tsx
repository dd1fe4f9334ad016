"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/lib/queries/use-action";
import { useState, type FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useKeptText } from "@/components/ui/kept-text";
import { Notice } from "@/components/ui/notice";
import type { LimitName, OwnLimits } from "@/lib/api-service/accounts/limits";
import { asSentence } from "@/lib/format/text";
import { LIMIT_NAMES, LIMIT_WORDS } from "../../../limit-words";
import { setLimitsAction } from "../../accounts-actions";

interface LimitsFormProps {
  id: string;
  /** What is otherwise for this account; null lifts a limit. */
  own: OwnLimits;
  /** What holds where nothing is said, as text; null where nothing does. */
  defaults: Readonly<Record<LimitName, string | null>>;
}

interface Typed {
  figure: string;
  lifted: boolean;
}

const asTyped = (own: OwnLimits, name: LimitName): Typed => ({
  figure: own[name] == null ? "" : String(own[name]),
  lifted: own[name] === null,
});

/** The limits of one account. A blank is the default. */
export function LimitsForm({ id, own, defaults }: LimitsFormProps) {
  const router = useRouter();
  const [typed, setTyped] = useState(() => new Map(LIMIT_NAMES.map((name) => [name, asTyped(own, name)])));
  const set = useAction(setLimitsAction.bind(null, id), { onSuccess: () => router.refresh() });
  const { serverError, validationErrors } = set.result;
  const of = (name: LimitName): Typed => typed.get(name) ?? { figure: "", lifted: false };
  const change = (name: LimitName, changed: Partial<Typed>) => {
    if (!set.isPending) set.reset();
    setTyped((before) => new Map(before).set(name, { ...of(name), ...changed }));
  };

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!set.isPending) set.execute(asLimits(of));
  }

  return (
    <form
      id="limits"
      ref={useKeptText()}
      onSubmit={submit}
      className="flex max-w-4xl flex-col gap-4"
      noValidate
    >
      <p className="text-muted max-w-reading">
        A blank is the default, shown in grey. Changes hold on every machine within five seconds.
      </p>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {LIMIT_NAMES.map((name) => {
          const { label, meaning, past } = LIMIT_WORDS[name];
          const { figure, lifted } = of(name);
          const problem = validationErrors?.fieldErrors[name]?.[0];
          return (
            <div key={name} className="flex flex-col gap-1">
              <Field
                label={label}
                hint={`${meaning} Past it: ${past}.`}
                error={problem && asSentence(problem)}
              >
                <Input
                  value={lifted ? "" : figure}
                  onChange={({ target }) => change(name, { figure: target.value })}
                  disabled={lifted}
                  inputMode={name === "cost_per_day" ? "decimal" : "numeric"}
                  autoComplete="off"
                  placeholder={lifted ? "no limit" : (defaults[name] ?? "no limit")}
                  className="tabular max-w-48"
                />
              </Field>
              {defaults[name] !== null && (
                <Checkbox
                  label={
                    <>
                      No limit<span className="sr-only"> of {label.toLowerCase()}</span>
                    </>
                  }
                  checked={lifted}
                  onChange={({ target }) => change(name, { lifted: target.checked })}
                />
              )}
            </div>
          );
        })}
      </div>
      {serverError && (
        <Notice tone="danger" title={<FailureWords failure={serverError} />}>
          Nothing was changed. What you typed is kept.
          {serverError.errorId && ` Error id ${serverError.errorId}`}
        </Notice>
      )}
      {set.hasSucceeded && <Notice tone="good" title="The limits are set." />}
      <div>
        <Button type="submit" look="primary" busy={set.isPending}>
          Set limits
        </Button>
      </div>
    </form>
  );
}

/** What was typed as limits: no number where it is none, which the action refuses by name. */
function asLimits(of: (name: LimitName) => Typed): OwnLimits {
  const limits: OwnLimits = {};
  for (const name of LIMIT_NAMES) {
    const { figure, lifted } = of(name);
    const text = figure.replaceAll(/[\s,]/g, "");
    if (lifted) limits[name] = null;
    else if (text !== "" && name === "cost_per_day") limits[name] = text;
    else if (text !== "" && name !== "cost_per_day") limits[name] = Number(text);
  }
  return limits;
}
