import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { suggestedLanguage } from "@/lib/domain/library/suggest-families";
import { foldName } from "@/lib/domain/text/fold-name";
import { withoutTricks } from "@/lib/format/hostile";
import { languageName } from "@/lib/format/market-name";
import { paths } from "@/lib/paths";
import { estimatesKey } from "@/lib/queries/estimate";
import type { FirstRun } from "@/lib/services/first-steps";
import { checkForm } from "../../compose/check-form";
import type { FormPart } from "../../compose/_components/form-part";
import { ConnectionField } from "../../compose/_components/setting-fields";
import { offeredBy, TargetFields, useModelLists } from "../../compose/_components/target-fields";
import { useSend, type SendFailure } from "../../compose/_components/use-send";
import { chosenTargets } from "../../compose/form-values";
import { dropDraft, type DraftName } from "../../compose/kept-drafts";
import { beginWith } from "../../compose/models";
import { toSetAsk } from "../../runs/new/set-run-form";
import { startFirstRunAction } from "../first-steps-actions";
import type { Draft } from "../first-steps-draft";
import { familyProblem, saidOf } from "../first-steps-problems";
import {
  competitorsOf,
  familiesOf,
  type FirstStepsDraft,
  languageOf,
  linesOf,
  marketOf,
  placeOf,
  type Review,
  sameMarket,
} from "../first-steps-values";
import { CompetitorFields } from "./competitor-fields";
import { FamilyFields } from "./family-fields";
import { FirstRunPanel } from "./first-run-panel";
import type { FirstStepsProps } from "./first-steps-props";

/** Nothing on this form is led to by name. */
const NO_CONTROL: FormPart["control"] = () => () => undefined;

const ENGLISH_ALONE =
  "Levels and portrayal are told of English answers alone; that a brand is named is told in any language.";

interface ReviewFormProps extends FirstStepsProps {
  draftName: DraftName;
  draft: Draft;
  reviewed: NonNullable<FirstStepsDraft["reviewed"]>;
  onChange: (change: (now: Draft) => Draft) => void;
  onBack: () => void;
}

/** The second page: all that is suggested, to be changed or left out, with the price of asking it and the button. */
export default function ReviewForm(props: ReviewFormProps) {
  const { workspace, connections, markets, tracked, draftName, draft, reviewed, onChange, onBack } = props;
  const { about, form } = draft;
  const { review } = reviewed;
  const router = useRouter();
  const queryClient = useQueryClient();
  const set: FormPart["set"] = (name, value) =>
    onChange((now) => ({ ...now, form: { ...now.form, [name]: value } }));
  const change = (changed: Partial<Review>) =>
    onChange((now) => ({ ...now, reviewed: { ...reviewed, review: { ...review, ...changed } } }));

  const lists = useModelLists(workspace, form.connectionId);
  const known = offeredBy(lists);
  const values = beginWith(form, known);
  const { model_name, ...wrongSettings } = checkForm({ ...values, user_prompt: "?" }, known);
  const problems = {
    ...wrongSettings,
    ...(chosenTargets(values).length > 0 && model_name ? { model_name } : {}),
  };

  const families = familiesOf(review);
  const isComplete =
    families.length > 0 &&
    review.setName.trim() !== "" &&
    review.families.every((family) => familyProblem(family) === null) &&
    chosenTargets(values).length > 0 &&
    Object.keys(problems).length === 0;

  const { sending, send } = useSend(
    `${workspace}.first-steps`,
    (content: Omit<FirstRun, "requestKey">, requestKey) =>
      startFirstRunAction.bind(null, workspace)({ ...content, requestKey }),
  );
  const [failure, setFailure] = useState<SendFailure | null>(null);
  async function start(onlyWhatFits: boolean) {
    setFailure(null);
    const part = { setId: "", marketIds: [], personaIds: [], repeats: "1" };
    const { marketIds: _markets, personaIds: _personas, label: _label, ...ask } = toSetAsk(values, part);
    const domains = about.site.trim() === "" ? [] : [about.site.trim()];
    const sent = await send({
      brand: { name: about.brand.trim(), domains, aliases: linesOf(review.aliases) },
      competitors: competitorsOf(review),
      market: marketOf(about),
      ...{ setName: review.setName.trim(), families, ask, onlyWhatFits },
    });
    if (sent?.ok) {
      dropDraft(draftName);
      router.push(paths.workspace(workspace).overview());
    } else if (sent) {
      setFailure(sent.failure);
      // What kept it back may be a budget that has less left than was shown.
      void queryClient.invalidateQueries({ queryKey: estimatesKey(workspace) });
    }
  }

  const own = tracked.find(({ name }) => foldName(name) === foldName(about.brand));
  const language = languageOf(about, markets);
  const taken = sameMarket(about, markets);
  const formPart = { form: values, set, control: NO_CONTROL, problems };
  const ofBrand = [saidOf(failure, "brand.name"), saidOf(failure, "brand.domains")].filter(Boolean).join(" ");
  return (
    <form
      aria-label="Review"
      noValidate
      onSubmit={(event) => event.preventDefault()}
      className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]"
    >
      <div className="flex min-w-0 flex-col gap-8">
        <section aria-labelledby="own-title" className="flex flex-col gap-3">
          <div className="flex flex-wrap items-baseline justify-between gap-2">
            <h2 id="own-title" dir="auto" className="font-semibold break-words">
              {withoutTricks(about.brand)}
              {about.site.trim() !== "" && (
                <span className="text-muted font-normal"> {withoutTricks(about.site)}</span>
              )}
            </h2>
            <Button look="quiet" size="small" onClick={onBack}>
              Change what was typed
            </Button>
          </div>
          {ofBrand !== "" && (
            <p role="alert" className="text-danger text-xs font-medium">
              {ofBrand}
            </p>
          )}
          {own && (
            <Notice title={`“${withoutTricks(own.name)}” is tracked already`}>
              It stays as it is: what stands here of it is not taken.
            </Notice>
          )}
          <Field
            label="Aliases"
            hint="How answers may write it, one a line. Case and accents are not minded. Of one that is a plain word as well (Ring), its page says later when it is the brand."
            error={saidOf(failure, "brand.aliases")}
          >
            <Textarea
              dir="auto"
              rows={3}
              spellCheck={false}
              value={review.aliases}
              onChange={({ target }) => change({ aliases: target.value })}
            />
          </Field>
        </section>
        <CompetitorFields
          workspace={workspace}
          about={about}
          review={review}
          tracked={tracked}
          form={values}
          place={placeOf(about, markets)}
          runId={draft.namesRunId}
          problem={saidOf(failure, "competitors")}
          onChange={(competitors) => change({ competitors })}
          onAsked={(namesRunId) => onChange((now) => ({ ...now, namesRunId }))}
        />
        <section aria-labelledby="questions-title" className="flex flex-col gap-3">
          <div>
            <h2 id="questions-title" className="font-semibold">
              Questions
            </h2>
            <p className="text-muted max-w-reading text-sm">
              None names a brand, so that what answers name is the models’ own choice. Each family asks the
              same thing in several wordings; ten families or more let figures speak of questions like these.
            </p>
          </div>
          {language !== "en" &&
            (suggestedLanguage(language) === language ? (
              <Notice title={`Suggested in ${languageName(language)}, as the market asks`}>
                The category stands in them as it was typed. {ENGLISH_ALONE}
              </Notice>
            ) : (
              <Notice
                tone="warn"
                title={`These are in English, and the market asks in ${languageName(language)}`}
              >
                Write them as people there ask. {ENGLISH_ALONE}
              </Notice>
            ))}
          {taken && (
            <Notice title={`The market “${withoutTricks(taken.name)}” is there already`}>
              It has this language and place, so it is taken, and no other is made.
            </Notice>
          )}
          <Field
            label="Name of the set"
            hint="They are kept in the library under this name."
            error={saidOf(failure, "setName") ?? saidOf(failure, "name")}
            className="max-w-reading"
          >
            <Input
              dir="auto"
              autoComplete="off"
              value={review.setName}
              onChange={({ target }) => change({ setName: target.value })}
            />
          </Field>
          <FamilyFields families={review.families} onChange={(all) => change({ families: all })} />
        </section>
      </div>
      <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-16">
        <TargetFields {...formPart} lists={lists} isFirst={form.model_name === null} />
        <ConnectionField {...formPart} workspace={workspace} connections={connections} />
        {failure && (
          <Notice tone="danger" title={<FailureWords failure={failure} />}>
            What you typed is kept.{failure.errorId && ` Error id ${failure.errorId}`}
          </Notice>
        )}
        <FirstRunPanel
          workspace={workspace}
          form={values}
          questions={new Set(families.flatMap(({ questions }) => questions)).size}
          families={families.length}
          isComplete={isComplete}
          sending={sending}
          onStart={(onlyWhatFits) => void start(onlyWhatFits)}
        />
      </div>
    </form>
  );
}
