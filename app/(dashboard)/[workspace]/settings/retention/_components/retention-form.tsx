"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RETENTION_MAX_DAYS, type RetentionDays } from "@/lib/domain/answers/retention";
import { useAction } from "@/lib/queries/use-action";
import { changeRetentionAction, previewRetentionAction } from "../retention-actions";
import { DaysField } from "./days-field";
import { RetentionLosses } from "./retention-losses";

interface RetentionFormProps {
  slug: string;
  days: RetentionDays;
}

type Kind = keyof RetentionDays;
/** As typed; null is for ever. */
type Typed = Record<Kind, string | null>;

const toText = (days: number | null) => (days === null ? null : String(days));
const isDays = (text: string | null): boolean =>
  text === null || (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= RETENTION_MAX_DAYS);
const toDays = (text: string | null) => (text === null ? null : Number(text));

/** Chooses how long things are kept: what goes by the choice is shown before it can be saved. */
export function RetentionForm({ slug, days }: RetentionFormProps) {
  const router = useRouter();
  const [typed, setTyped] = useState<Typed>({
    rawReplyDays: toText(days.rawReplyDays),
    answerDays: toText(days.answerDays),
  });
  const [looked, setLooked] = useState<RetentionDays | null>(null);
  const preview = useAction(previewRetentionAction.bind(null, slug));
  const change = useAction(changeRetentionAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const wanted = { rawReplyDays: toDays(typed.rawReplyDays), answerDays: toDays(typed.answerDays) };
  const isValid = isDays(typed.rawReplyDays) && isDays(typed.answerDays);
  const isSame = wanted.rawReplyDays === days.rawReplyDays && wanted.answerDays === days.answerDays;
  const isShown =
    looked !== null &&
    looked.rawReplyDays === wanted.rawReplyDays &&
    looked.answerDays === wanted.answerDays &&
    preview.result.data !== undefined;
  const failure = change.result.serverError ?? preview.result.serverError;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isValid || isSame) return;
    if (isShown) return change.execute(wanted);
    setLooked(wanted);
    preview.execute(wanted);
  }

  const field = (kind: Kind, label: string, hint: string) => (
    <DaysField
      label={label}
      hint={hint}
      value={typed[kind]}
      error={isDays(typed[kind]) ? undefined : `A whole number of days, from 1 to ${RETENTION_MAX_DAYS}.`}
      onChange={(value) => setTyped((now) => ({ ...now, [kind]: value }))}
    />
  );
  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col items-start gap-5" noValidate>
      {field(
        "rawReplyDays",
        "Raw replies",
        "Request and reply as they went over the wire, counted from when they came. Afterwards an answer still has their hashes, and can't be read again from its beginnings.",
      )}
      {field(
        "answerDays",
        "Answers",
        "With their citations, raw replies, notes and flags, counted from when each ended.",
      )}
      {failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />}
      {isShown && preview.result.data && <RetentionLosses losses={preview.result.data} days={wanted} />}
      {change.hasSucceeded && isSame && (
        <Notice tone="good" title="Saved. For a day nothing goes by it yet." />
      )}
      <Button
        type="submit"
        look={isShown ? "danger" : "plain"}
        busy={preview.isPending || change.isPending}
        disabled={!isValid || isSame}
      >
        {isShown ? "Save" : "Show what would go"}
      </Button>
    </form>
  );
}
