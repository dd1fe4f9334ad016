import { mentionAnchor } from "@/components/answers/mention-mark";
import { ruleWords, saidWords } from "@/components/answers/mention-words";
import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import type { AnswerMentions, CorrectionView, MentionView } from "@/lib/domain/brands/mention-view";
import { withoutTricks } from "@/lib/format/hostile";
import { AddMention, RefuseMention, UndoCorrection } from "./mention-buttons";

interface MentionsPanelProps {
  slug: string;
  answerId: string;
  mentions: AnswerMentions;
  mayCorrect: boolean;
}

/** Which brands an answer names, place by place: by which rule each was found, and what is said of it there. */
export function MentionsPanel({ slug, answerId, mentions: told, mayCorrect }: MentionsPanelProps) {
  const { mentions, corrections, brands, version, isEnglish, isStale } = told;
  return (
    <section aria-labelledby="mentions" className="flex flex-col gap-3 border-t pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="mentions" className="font-semibold">
          Mentions
        </h2>
        {mayCorrect && brands.length > 0 && <AddMention slug={slug} answerId={answerId} brands={brands} />}
      </div>
      <p className="text-muted text-sm">
        {version === 0
          ? "No brands are tracked yet."
          : `Found by version ${version} of this workspace’s brands. ${LANGUAGES[String(isEnglish)] ?? ""}`}
        {isStale && " It is about to be measured again, by newer rules."}
      </p>
      {mentions.length > 0 ? (
        <ol aria-label="Mentions" className="bg-surface divide-y rounded-md border">
          {mentions.map((mention, place) => (
            <Entry
              key={`${mention.start} ${mention.brand.id}`}
              {...{ slug, answerId, mention, place, mayCorrect }}
            />
          ))}
        </ol>
      ) : (
        version > 0 && <p className="text-muted text-sm">It names none of them.</p>
      )}
      {corrections.length > 0 && (
        <ul aria-label="Corrections" className="bg-surface divide-y rounded-md border">
          {corrections.map((correction) => (
            <Correction key={correction.id} {...{ slug, correction, mayCorrect }} />
          ))}
        </ul>
      )}
    </section>
  );
}

const LANGUAGES: Readonly<Record<string, string>> = {
  true: "",
  false: "The text is not English: how it speaks of them is not told.",
  null: "Whether the text is English is not known: how it speaks of them is not told.",
};

interface EntryProps {
  slug: string;
  answerId: string;
  mention: MentionView;
  place: number;
  mayCorrect: boolean;
}

const Entry = ({ slug, answerId, mention, place, mayCorrect }: EntryProps) => (
  <li
    id={mentionAnchor(place)}
    className="target:bg-accent-soft flex scroll-mt-24 flex-col gap-1 px-3 py-2 text-sm"
  >
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{withoutTricks(mention.brand.name)}</span>
        <Badge>{mention.brand.role}</Badge>
        <Badge tone={mention.absence === null ? "accent" : "warn"}>{saidWords(mention)}</Badge>
        {mention.isLinked && <Badge>linked</Badge>}
      </p>
      {mayCorrect && mention.alias && <RefuseMention slug={slug} answerId={answerId} mention={mention} />}
    </div>
    <p dir="auto" className="break-words">
      <span className="text-muted">{withoutTricks(mention.before)}</span>
      <mark className="bg-accent-soft text-ink rounded-sm">{withoutTricks(mention.text)}</mark>
      <span className="text-muted">{withoutTricks(mention.after)}</span>
    </p>
    <p className="text-muted text-xs">Found by {ruleWords(mention)}.</p>
  </li>
);

interface CorrectionProps {
  slug: string;
  correction: CorrectionView;
  mayCorrect: boolean;
}

const Correction = ({
  slug,
  correction: { id, kind, brandName, text, by, at, holds },
  mayCorrect,
}: CorrectionProps) => (
  <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2 text-sm">
    <p className="min-w-0">
      “{withoutTricks(text)}” {kind === "refused" ? "is not" : "names"} {withoutTricks(brandName)} here
      <span className="text-muted">
        , says {withoutTricks(by ?? "nobody known any more")}, <Time iso={at} />
        {!holds && ". Another text stands there now, so nothing is said of it"}
      </span>
    </p>
    {mayCorrect && <UndoCorrection slug={slug} id={id} />}
  </li>
);
