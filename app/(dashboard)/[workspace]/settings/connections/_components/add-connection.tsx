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
import { saveConnectionAction } from "../connections-actions";

const EMPTY = {
  name: "Hosted API",
  baseUrl: "https://api.dataforseo.com",
  login: "",
  password: "",
  makeDefault: true,
};

/** Adds a hosted API. It is tested with a free call and kept only if it answers; the password is never kept here. */
export function AddConnection({ slug }: { slug: string }) {
  const router = useRouter();
  const [values, setValues] = useState(EMPTY);
  const save = useAction(saveConnectionAction.bind(null, slug), {
    onSuccess: () => {
      setValues(EMPTY);
      router.refresh();
    },
    onError: () => setValues((typed) => ({ ...typed, password: "" })),
  });
  const { serverError, validationErrors } = save.result;
  const errors = validationErrors?.fieldErrors;
  const text = (field: "name" | "baseUrl" | "login" | "password") => ({
    value: values[field],
    onChange: (event: { target: { value: string } }) =>
      setValues((typed) => ({ ...typed, [field]: event.target.value })),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!save.isPending) save.execute(values);
  }

  return (
    <section aria-labelledby="add-connection">
      <h2 id="add-connection" className="mb-2 font-semibold">
        Add a hosted API
      </h2>
      <form
        id="new-connection"
        ref={useKeptText()}
        onSubmit={submit}
        className="flex max-w-xl flex-col gap-4"
        noValidate
      >
        {serverError && (
          <Notice tone="danger" title={<FailureWords failure={serverError} />}>
            Nothing was saved. What you typed is kept, except the password.
            {serverError.errorId && ` Error id ${serverError.errorId}`}
          </Notice>
        )}
        {save.hasSucceeded && (
          <Notice tone="good" title="The API answered its test. The connection is saved." />
        )}
        <Field label="Name" error={errors?.name?.[0]} hint="How this workspace calls it.">
          <Input maxLength={60} autoComplete="off" {...text("name")} />
        </Field>
        <Field
          label="Base URL"
          error={errors?.baseUrl?.[0]}
          hint="Any LLM Responses API: a hosted one, its sandbox, or another Sightline."
        >
          <Input type="url" inputMode="url" autoComplete="off" maxLength={300} {...text("baseUrl")} />
        </Field>
        <Field label="API login" error={errors?.login?.[0]}>
          <Input autoComplete="off" spellCheck={false} maxLength={200} {...text("login")} />
        </Field>
        <Field
          label="API password"
          error={errors?.password?.[0]}
          hint="The API's own password, not the one you sign in to its website with. Encrypted here and never shown again."
        >
          <Input type="password" autoComplete="new-password" maxLength={200} {...text("password")} />
        </Field>
        <Checkbox
          label="Make it the default"
          checked={values.makeDefault}
          onChange={(event) => setValues((typed) => ({ ...typed, makeDefault: event.target.checked }))}
        />
        <div>
          <Button type="submit" look="primary" busy={save.isPending}>
            {save.isPending ? "Testing" : "Test and save"}
          </Button>
        </div>
      </form>
    </section>
  );
}
