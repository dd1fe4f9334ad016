"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { useInBrowser } from "@/components/ui/use-in-browser";
import {
  PAGE_TYPES,
  type PageType,
  type RuledClass,
  RULED_CLASSES,
  SOURCE_RULE_LIMITS,
} from "@/lib/domain/sources/source-class";
import type { WrittenRule } from "@/lib/domain/sources/source-rule-view";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { changeSourceRuleAction, makeSourceRuleAction } from "../source-rules-actions";
import { useRuleChanges } from "../use-rule-changes";
import { RulePreviewPanel } from "./rule-preview-panel";

interface RuleFormProps {
  slug: string;
  /** The rule to change; null for a new one. */
  rule: (WrittenRule & { id: string }) | null;
  /** Of which addresses a new one is. */
  where: string;
}

/** Of which addresses a rule is, what it says of them, and beside it what that would move among the known sources. */
export function RuleForm({ slug, rule, where }: RuleFormProps) {
  const router = useRouter();
  const isAlive = useInBrowser();
  const { readAgain } = useRuleChanges(slug);
  const [values, setValues] = useState<WrittenRule>(
    rule
      ? { where: rule.where, words: rule.words, class: rule.class, pageType: rule.pageType }
      : { where, words: "", class: null, pageType: null },
  );
  const set = (changed: Partial<WrittenRule>) => setValues((was) => ({ ...was, ...changed }));

  const onSuccess = () => {
    readAgain();
    router.push(paths.workspace(slug).sourceRules());
    router.refresh();
  };
  const make = useAction(makeSourceRuleAction.bind(null, slug), { onSuccess });
  const change = useAction(changeSourceRuleAction.bind(null, slug), { onSuccess });
  const isBusy = make.isPending || change.isPending;
  const failure = (rule ? change : make).result.serverError;
  const fields = failure?.fields ?? {};

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (rule) change.execute({ id: rule.id, rule: values });
    else make.execute({ rule: values });
  }

  return (
    <form
      aria-label={rule ? "Change rule" : "New rule"}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
      className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2"
    >
      <fieldset disabled={!isAlive} className="flex min-w-0 flex-col gap-6">
        <Field
          label="Addresses"
          hint="reddit.com with all below it, .gov.uk for all that ends so, docs.* for all that begins so, * for any; with a part of the site: example.com/blog, reddit.com/r/*/comments"
          error={fields.where}
        >
          <Input
            autoComplete="off"
            spellCheck={false}
            maxLength={SOURCE_RULE_LIMITS.whereChars}
            value={values.where}
            onChange={({ target }) => set({ where: target.value })}
          />
        </Field>
        <Field label="Class" hint="What kind of site it is." error={fields.class}>
          <Select
            value={values.class ?? ""}
            onChange={({ target }) => set({ class: choiceOf<RuledClass>(RULED_CLASSES, target.value) })}
          >
            <option value="">Says nothing of it</option>
            {RULED_CLASSES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        </Field>
        <Field label="Page type" hint="What kind of page it is." error={fields.pageType}>
          <Select
            value={values.pageType ?? ""}
            onChange={({ target }) => set({ pageType: choiceOf<PageType>(PAGE_TYPES, target.value) })}
          >
            <option value="">Says nothing of it</option>
            {PAGE_TYPES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        </Field>
        <Field
          label="Words"
          optional
          hint="Only pages whose title or address has these words together: how to; # best for “12 best”; ^best for what begins with it. For page types alone."
          error={fields.words}
        >
          <Input
            dir="auto"
            autoComplete="off"
            maxLength={SOURCE_RULE_LIMITS.whereChars}
            value={values.words}
            onChange={({ target }) => set({ words: target.value })}
          />
        </Field>
        {failure && (
          <Notice tone="danger" title={<FailureWords failure={failure} />}>
            What you typed is kept.{failure.errorId && ` Error id ${failure.errorId}`}
          </Notice>
        )}
        <div>
          <Button type="submit" look="primary" size="large" busy={isBusy}>
            {rule ? "Save rule" : "Make rule"}
          </Button>
          <p className="text-muted pt-2 text-xs">
            All sources are told anew, in the background. Nothing is asked or fetched. Removing the rule
            undoes it.
          </p>
        </div>
      </fieldset>
      <RulePreviewPanel slug={slug} id={rule?.id ?? null} rule={values} />
    </form>
  );
}

const choiceOf = <Choice extends string>(choices: readonly Choice[], value: string): Choice | null =>
  choices.find((choice) => choice === value) ?? null;
