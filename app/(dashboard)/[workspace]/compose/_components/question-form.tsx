import { useEffect } from "react";
import { useInBrowser } from "@/components/ui/use-in-browser";
import type { RunView } from "@/lib/domain/runs/run";
import { checkForm } from "../check-form";
import { draftFrom } from "../draft";
import { chosenTargets, formAskedLike, formFromRun, NO_WORDING, type FormValues } from "../form-values";
import { dropDraft, keptDraft, NEW_DRAFT, type DraftName } from "../kept-drafts";
import { beginWith, nobodySearches } from "../models";
import { ComposeForm } from "./compose-form";
import type { ConnectionChoice } from "./setting-fields";
import { offeredBy, useModelLists } from "./target-fields";
import { useQuestion } from "./use-question";
import type { SentAsk } from "./use-send";

interface QuestionFormProps {
  workspace: string;
  /** Whose drafts are kept here: a member's in a workspace. */
  draftOwner: string;
  connections: readonly ConnectionChoice[];
  /** What the page was opened with: a saved prompt's wording, a conversation or neither, asked as it or the member's last run was. */
  initialForm: FormValues;
  /** The saved prompt that the address names, or the answer that is followed. */
  savedId: string | null;
  /** The run of this page that is asked again with changes, or that a new question comes after. */
  run: RunView | null;
  /** Whether the question is a new one, which has nothing of the run but how it was asked. */
  isNew: boolean;
  /** How often somebody came for the form; each time the focus goes to it. */
  calls: number;
  /** A question was sent, to so many. */
  onSent: (sent: SentAsk, targets: number) => void;
}

/** The connection a run went over, if there is still one. */
const connectionOf = (run: RunView, connections: readonly ConnectionChoice[]): string =>
  (connections.find(({ id }) => id === run.connectionId) ?? connections[0])?.id ?? "";

function beginningOf({ connections, initialForm, savedId, run, isNew }: QuestionFormProps): FormValues {
  if (run && !isNew) return formFromRun(run, connectionOf(run, connections));
  if (savedId !== null) return initialForm;
  return run ? formAskedLike(run, connectionOf(run, connections)) : { ...initialForm, ...NO_WORDING };
}

/** The draft there is of this question, over a connection there still is. */
function draftOf(
  name: DraftName,
  form: FormValues,
  connections: readonly ConnectionChoice[],
): FormValues | null {
  const text = keptDraft(name);
  const draft = text === null ? null : draftFrom(text, form);
  const isThere = connections.some(({ id }) => id === draft?.connectionId);
  return draft && (isThere ? draft : { ...draft, connectionId: form.connectionId });
}

/** The form for a question, with what was typed of it before. The browser has that, so the server writes it without. */
export function QuestionForm(props: QuestionFormProps) {
  const isAlive = useInBrowser();
  return <TypedForm key={String(isAlive)} isAlive={isAlive} {...props} />;
}

function TypedForm({ isAlive, ...props }: QuestionFormProps & { isAlive: boolean }) {
  const { workspace, draftOwner, connections, savedId, run, isNew, calls, onSent } = props;
  const name = { owner: draftOwner, of: run && !isNew ? run.id : (savedId ?? NEW_DRAFT) };
  const question = useQuestion(() => {
    const form = beginningOf(props);
    return (isAlive && draftOf(name, form, connections)) || form;
  }, name);
  const { values: typed, set, focus } = question;
  const lists = useModelLists(workspace, typed.connectionId);
  const known = offeredBy(lists);
  const values = beginWith(typed, known);

  // Where nobody can search, a first question does not ask for it.
  const cannotSearch = typed.model_name === null && nobodySearches(known);
  useEffect(() => {
    if (cannotSearch) set("web_search", false);
  }, [cannotSearch, set]);

  useEffect(() => {
    if (calls > 0) focus("user_prompt");
  }, [calls, focus]);

  return (
    <ComposeForm
      workspace={workspace}
      connections={connections}
      lists={lists}
      question={question}
      values={values}
      problems={checkForm(values, known)}
      isAlive={isAlive}
      onSent={(sent) => {
        dropDraft(name);
        onSent(sent, chosenTargets(values).length);
      }}
    />
  );
}
