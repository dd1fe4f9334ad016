import { CharacterCount } from "@/components/ui/character-count";
import { Disclosure } from "@/components/ui/disclosure";
import { LIMITS } from "@/lib/api-contract/limits";
import { QUESTION_ASK_LIMITS, type SpokenMarket } from "@/lib/domain/library/question-ask";
import { withoutTricks } from "@/lib/format/hostile";
import { wordQuestionAsk } from "@/lib/format/question-ask-words";
import type { QuestionAskForm } from "../question-ask-form";

interface WhatIsSentProps {
  form: QuestionAskForm;
  market: SpokenMarket | null;
}

/** The words the model is sent, as the form is filled in now. */
export function WhatIsSent({ form, market }: WhatIsSentProps) {
  const count = Number(form.count) || QUESTION_ASK_LIMITS.questions;
  const { userPrompt, systemMessage } = wordQuestionAsk({
    description: form.description.trim(),
    count,
    market,
  });
  return (
    <Disclosure summary="What is sent" aside="in English; the market names the language of the questions">
      <dl className="flex flex-col gap-3">
        <Sent label="Prompt" text={userPrompt} limit={LIMITS.promptChars} />
        <Sent label="System message" text={systemMessage} limit={LIMITS.systemChars} />
      </dl>
    </Disclosure>
  );
}

const Sent = ({ label, text, limit }: { label: string; text: string; limit: number }) => (
  <div>
    <dt className="flex items-baseline justify-between gap-2 text-sm font-medium">
      {label}
      <CharacterCount text={text} limit={limit} />
    </dt>
    <dd dir="auto" className="bg-sunken rounded px-3 py-2 text-sm break-words whitespace-pre-wrap">
      {withoutTricks(text)}
    </dd>
  </div>
);
