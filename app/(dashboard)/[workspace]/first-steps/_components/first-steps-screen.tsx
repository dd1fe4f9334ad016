import { useRouter, useSearchParams } from "next/navigation";
import { Suspense } from "react";
import { FormSkeleton } from "@/components/states/skeletons";
import { lazyForm } from "@/components/ui/lazy-part";
import { useInBrowser } from "@/components/ui/use-in-browser";
import { paths } from "@/lib/paths";
import { useDraft } from "../../compose/_components/use-draft";
import { emptyForm } from "../../compose/form-values";
import { keptDraft } from "../../compose/kept-drafts";
import { type Draft, readDraft, writeDraft } from "../first-steps-draft";
import {
  aboutProblems,
  NEW_MARKET,
  NO_MARKET,
  NOTHING_TYPED,
  suggestAgain,
  suggestReview,
} from "../first-steps-values";
import { AboutForm } from "./about-form";
import type { FirstStepsProps } from "./first-steps-props";

// Whom a run asks and what that costs is most of the code, and is needed on the second page alone.
const ReviewForm = lazyForm(() => import("./review-form"));

/** The name of the draft. */
const FIRST_STEPS = "first-steps";

/** Two pages on one draft; which of them is the address's. In the browser it begins with what was typed and not sent. */
export default function FirstStepsScreen(props: FirstStepsProps) {
  const isAlive = useInBrowser();
  return <Steps key={String(isAlive)} isAlive={isAlive} {...props} />;
}

function beginningOf({ connections, markets }: FirstStepsProps): Draft {
  const [market] = markets;
  return {
    form: emptyForm(connections[0]?.id ?? ""),
    about: { ...NOTHING_TYPED, market: market?.id ?? NEW_MARKET },
    ...{ reviewed: null, namesRunId: null },
  };
}

function keptBefore(props: FirstStepsProps): Draft | null {
  const text = keptDraft({ owner: props.draftOwner, of: FIRST_STEPS });
  return text === null
    ? null
    : readDraft(text, beginningOf(props), {
        marketIds: [...props.markets.map(({ id }) => id), NEW_MARKET, NO_MARKET],
        connectionIds: props.connections.map(({ id }) => id),
      });
}

function Steps({ isAlive, ...props }: FirstStepsProps & { isAlive: boolean }) {
  const { workspace, draftOwner, markets } = props;
  const router = useRouter();
  const isReview = useSearchParams().get("step") === "review";
  const draftName = { owner: draftOwner, of: FIRST_STEPS };
  const [draft, setDraft] = useDraft(
    () => (isAlive ? keptBefore(props) : null) ?? beginningOf(props),
    writeDraft,
    draftName,
  );
  const { about, reviewed } = draft;
  const { firstSteps } = paths.workspace(workspace);

  function goOn() {
    const review = reviewed ? suggestAgain(reviewed, about, markets) : suggestReview(about, markets);
    setDraft({ ...draft, reviewed: { of: about, review } });
    router.push(firstSteps({ step: "review" }));
  }

  if (isReview && reviewed && Object.keys(aboutProblems(about)).length === 0)
    return (
      <Suspense fallback={<FormSkeleton fields={6} />}>
        <ReviewForm
          {...props}
          draftName={draftName}
          draft={draft}
          reviewed={reviewed}
          onChange={setDraft}
          onBack={() => router.push(firstSteps())}
        />
      </Suspense>
    );
  return (
    <AboutForm
      {...props}
      isAlive={isAlive}
      about={about}
      onChange={(changed) => setDraft((now) => ({ ...now, about: { ...now.about, ...changed } }))}
      onDone={goOn}
    />
  );
}
