"use client";

import { useState, type FormEvent } from "react";
import { NewPasswordField } from "@/components/forms/new-password-field";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useKeptText } from "@/components/ui/kept-text";
import { Notice } from "@/components/ui/notice";
import { WORKSPACE_NAME_MAX } from "@/lib/domain/team/workspace-limits";
import { ownTimeZone } from "@/lib/format/own-time-zone";
import { paths } from "@/lib/paths";
import { signIn } from "@/lib/queries/auth";
import { useAction } from "@/lib/queries/use-action";
import { setUpAction } from "../setup-actions";

/** Makes the first owner and workspace, signs in and goes to compose, or to watch the demo being made. */
export function SetupForm({ code }: { code: string }) {
  const action = useAction(setUpAction);
  const keptText = useKeptText();
  const [going, setGoing] = useState(false);
  const [problem, setProblem] = useState<{ message: string; href: string } | null>(null);
  const fields = action.result.validationErrors?.fieldErrors;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (action.isPending || going) return;
    const form = new FormData(event.currentTarget);
    const email = String(form.get("email"));
    const password = String(form.get("password"));
    const result = await action.executeAsync({
      code,
      withDemo: form.has("withDemo"),
      email,
      password,
      workspaceName: String(form.get("workspaceName")),
      timeZone: ownTimeZone(),
    });
    if (!result.data) return;
    setGoing(true);
    await signIn({ email, password });
    const workspace = paths.workspace(result.data.workspaceSlug);
    const { demo } = result.data;
    if (demo && "problem" in demo) return setProblem({ message: demo.problem, href: workspace.compose() });
    window.location.assign(demo ? paths.demoSetup(demo.slug) : workspace.compose());
  }

  if (problem) {
    return (
      <Notice
        tone="warn"
        title="Sightline is set up; the demo was not made"
        action={<a href={problem.href}>Go on</a>}
      >
        {problem.message}
      </Notice>
    );
  }
  return (
    <form id="setup" ref={keptText} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {action.result.serverError && (
        <Notice tone="danger" title={<FailureWords failure={action.result.serverError} />} />
      )}
      <Field label="E-mail" error={fields?.email?.[0]}>
        <Input name="email" type="email" autoComplete="username" required autoFocus />
      </Field>
      <NewPasswordField name="password" label="Password" error={fields?.password?.[0]} />
      <Field
        label="Workspace"
        hint="Your team, client or project. You can have several."
        error={fields?.workspaceName?.[0]}
      >
        <Input name="workspaceName" maxLength={WORKSPACE_NAME_MAX} required />
      </Field>
      <Checkbox
        name="withDemo"
        label="Make a demo workspace as well"
        hint="Three weeks of simulated answers to look around in. Delete it any time."
      />
      <Button type="submit" look="primary" size="large" busy={action.isPending || going}>
        Set up
      </Button>
    </form>
  );
}
