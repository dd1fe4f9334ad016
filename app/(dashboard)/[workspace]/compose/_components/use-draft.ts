import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import { dropDraft, keepDraft, readDraft } from "../draft";
import type { FormValues } from "../form-values";

/**
 * Keeps what is typed in the form as the draft of a question, and begins with the draft there is. The browser has it,
 * so it is read once the page is there.
 */
export function useDraft(
  { reset, subscribe, getValues }: UseFormReturn<FormValues>,
  { owner, of, connectionIds }: { owner: string; of: string; connectionIds: readonly string[] },
) {
  const connections = connectionIds.join();
  useEffect(() => {
    const form = getValues();
    const draft = readDraft(owner, of, form);
    if (draft) {
      const isThere = connections.split(",").includes(draft.connectionId);
      reset(isThere ? draft : { ...draft, connectionId: form.connectionId });
    }
    return subscribe({
      formState: { values: true },
      callback: ({ values }) => keepDraft(owner, of, values),
    });
  }, [owner, of, connections, reset, subscribe, getValues]);

  return { drop: () => dropDraft(owner, of) };
}
