import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { CharacterCount } from "@/components/ui/character-count";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useInBrowser } from "@/components/ui/use-in-browser";
import { placeTarget } from "@/lib/api-contract/place-target";
import type { AskChoices } from "@/lib/domain/runs/ask-choices";
import {
  QUESTION_ASK_LIMITS,
  type QuestionAskRow,
  type SpokenMarket,
} from "@/lib/domain/library/question-ask";
import { withoutTricks } from "@/lib/format/hostile";
import { formatDollarRange } from "@/lib/format/money";
import { paths } from "@/lib/paths";
import { estimateQuery } from "@/lib/queries/estimate";
import { useDraft } from "../../../../../compose/_components/use-draft";
import { useModelList } from "../../../../../compose/_components/target-fields";
import { useSend, type SendFailure } from "../../../../../compose/_components/use-send";
import { expectedCost } from "../../../../../compose/expected-cost";
import { dropDraft, keptDraft } from "../../../../../compose/kept-drafts";
import { suggestModel } from "../../../../../compose/models";
import { sendQuestionAsk } from "../ask-actions";
import { beginWith, problemsOf, readQuestionAskDraft, type QuestionAskForm } from "../question-ask-form";
import { TargetField } from "./target-field";
import { WhatIsSent } from "./what-is-sent";

type MarketChoice = AskChoices["markets"][number] & { spoken: SpokenMarket };

interface AskFormProps {
  slug: string;
  setId: string;
  /** Whose drafts are kept here: a member's in a workspace. */
  draftOwner: string;
  connections: readonly { id: string; name: string }[];
  markets: readonly MarketChoice[];
  last: Pick<QuestionAskRow, "connectionId" | "engine" | "model"> | null;
}

const idsOf = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id);

/** Who the customer is, and whom to ask what they would ask; begins in the browser with what was typed and not sent. */
export default function AskForm(props: AskFormProps) {
  const isAlive = useInBrowser();
  return <TypedAsk key={String(isAlive)} isAlive={isAlive} {...props} />;
}

function TypedAsk({ isAlive, ...props }: AskFormProps & { isAlive: boolean }) {
  const { slug, setId, draftOwner, connections, markets, last } = props;
  const router = useRouter();
  const name = `questions.${setId}`;
  const begin = () => {
    const form = beginWith(last, idsOf(connections));
    const kept = isAlive ? keptDraft({ owner: draftOwner, of: name }) : null;
    const there = { connectionIds: idsOf(connections), marketIds: idsOf(markets) };
    return (kept === null ? null : readQuestionAskDraft(kept, form, there)) ?? form;
  };
  const [form, setForm] = useDraft(begin, JSON.stringify, { owner: draftOwner, of: name });
  const set = (changed: Partial<QuestionAskForm>) => setForm((now) => ({ ...now, ...changed }));

  const list = useModelList(slug, form.connectionId, form.engine);
  const model = form.model ?? suggestModel(list.models ?? [], []);
  const market = markets.find(({ id }) => id === form.marketId) ?? null;
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const problems = problemsOf(form);
  const said = isTried ? problems : {};

  const { sending, send } = useSend(`${slug}.${name}`, (filled: QuestionAskForm, requestKey) =>
    sendQuestionAsk.bind(
      null,
      slug,
    )({
      ...{ requestKey, setId, description: filled.description, count: Number(filled.count) },
      ...{ connectionId: filled.connectionId, webSearch: filled.webSearch },
      marketId: filled.marketId || null,
      target: { engine: filled.engine, model: filled.model ?? "" },
    }),
  );
  async function ask() {
    setTried(true);
    setFailure(null);
    if (Object.keys(problems).length > 0 || model === null) return;
    const sent = await send({ ...form, model });
    if (sent?.ok) {
      dropDraft({ owner: draftOwner, of: name });
      router.push(paths.workspace(slug).library.askForQuestions(setId, { run: sent.data.runId }));
    } else if (sent) setFailure(sent.failure);
  }

  return (
    <form aria-label="Ask for questions" noValidate onSubmit={(event) => event.preventDefault()}>
      <fieldset disabled={!isAlive} className="flex max-w-3xl min-w-0 flex-col gap-4">
        {failure && (
          <Notice tone="danger" title={<FailureWords failure={failure} />}>
            {Object.values(failure.fields).map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
            {failure.errorId && `Error id ${failure.errorId}`}
          </Notice>
        )}
        <Field
          label="Who the customer is"
          hint="What they have, what they want and what they know. The model is told this and nothing of your set."
          error={said.description}
          aside={
            <CharacterCount text={form.description.trim()} limit={QUESTION_ASK_LIMITS.descriptionChars} />
          }
        >
          <Textarea
            className="min-h-24"
            placeholder="A runner with flat feet who trains twice a week and is about to replace worn-out shoes."
            value={form.description}
            onChange={({ target }) => set({ description: target.value })}
          />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Questions" hint={`At most ${QUESTION_ASK_LIMITS.questions}.`} error={said.count}>
            <Input
              inputMode="numeric"
              value={form.count}
              onChange={({ target }) => set({ count: target.value })}
            />
          </Field>
          <Field label="Market" hint={marketHint(form, model, market)}>
            <Select value={form.marketId} onChange={({ target }) => set({ marketId: target.value })}>
              <option value="">Any: in the language of the description</option>
              {markets.map((each) => (
                <option key={each.id} value={each.id}>
                  {withoutTricks(each.name)}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <TargetField
          connections={connections}
          form={form}
          set={set}
          list={list}
          model={model}
          isTried={isTried}
        />
        <Checkbox
          label="Let the model search the web"
          hint="It may look at what people ask there. Dearer; Perplexity always does."
          checked={form.webSearch}
          onChange={({ target }) => set({ webSearch: target.checked })}
        />
        <WhatIsSent form={form} market={market?.spoken ?? null} />
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t pt-3">
          <Cost slug={slug} form={form} model={model} />
          <Button
            look="primary"
            size="large"
            busy={sending}
            disabled={model === null}
            onClick={({ detail }) => {
              // The second click of a double click may come after the first has been answered.
              if (detail <= 1) void ask();
            }}
          >
            {sending ? "Sending…" : "Ask for questions"}
          </Button>
        </div>
      </fieldset>
    </form>
  );
}

/** What of a market is told, and how. */
function marketHint(
  { engine, webSearch }: QuestionAskForm,
  model: string | null,
  market: MarketChoice | null,
) {
  if (market === null) return "Markets are kept in the library.";
  const target = { engine, model: model ?? "", method: "live", settings: { web_search: webSearch } } as const;
  const { reach, lacks } = placeTarget(target, market);
  const told = reach === "language" ? "" : ` The engine is told the ${reach} as well.`;
  return `Named in what is sent, and the market of what you add.${told}${lacks ? ` ${lacks}` : ""}`;
}

/** What asking is expected to cost, by the same reckoning as anywhere. */
function Cost({ slug, form, model }: { slug: string; form: QuestionAskForm; model: string | null }) {
  const { engine, webSearch } = form;
  const targets = model === null ? [] : [{ engine, model }];
  const { data, error } = useQuery(estimateQuery(slug, { targets, method: "live", webSearch }));
  if (!data) {
    return (
      <p className="text-muted text-sm" aria-busy={!error}>
        {error
          ? `The expected cost is not known: ${error.message}`
          : model === null
            ? "Choose a model to see what asking is expected to cost."
            : "Working out the expected cost…"}
      </p>
    );
  }
  const { low, high, basis } = expectedCost(data.estimates);
  return (
    <div className="min-w-0 text-sm">
      <p>
        <span className="font-medium">1 call</span>, expected cost{" "}
        <span className="tabular font-medium">{formatDollarRange(low, high)}</span>
      </p>
      <p className="text-muted text-xs">{basis}</p>
    </div>
  );
}
