import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import type { Verdict, Verification, VerifiedPart } from "@/lib/domain/answers/verification";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";

const PARTS: Record<VerifiedPart, string> = {
  request: "Request",
  reply: "Raw reply",
  answer: "Text and facts",
  citations: "Citations",
  words: "Words for search",
  fact: "Mentions",
};

const STATES: Record<Verdict["state"], { word: string; tone: "good" | "warn" | "danger" | "neutral" }> = {
  same: { word: "same", tone: "good" },
  differs: { word: "differs", tone: "danger" },
  older: { word: "older version", tone: "warn" },
  newer: { word: "newer version", tone: "warn" },
  gone: { word: "raw reply gone", tone: "neutral" },
  unreadable: { word: "not readable", tone: "danger" },
  waiting: { word: "being read", tone: "neutral" },
};

/** What was recomputed of an answer, part by part, and what of it is the same. */
export const VerificationList = ({ verification: { verdicts } }: { verification: Verification }) => (
  <ul aria-label="Verified" className="bg-surface divide-y rounded-md border text-sm">
    {verdicts.map((verdict) => (
      <li key={verdict.part} className="flex flex-col gap-2 px-3 py-2">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span className="font-medium">{PARTS[verdict.part]}</span>
          <Badge tone={STATES[verdict.state].tone}>{STATES[verdict.state].word}</Badge>
        </div>
        <Why verdict={verdict} />
        {verdict.differences.length > 0 && <Differences verdict={verdict} />}
      </li>
    ))}
  </ul>
);

function Why({ verdict: { part, state, since, stages } }: { verdict: Verdict }) {
  if (state === "same") return null;
  return (
    <p className="text-muted">
      {state === "differs" &&
        (part === "request" || part === "reply"
          ? "It has another hash than when it came: it was changed since."
          : "What is kept is not what the raw reply gives: it was changed since.")}
      {state === "older" &&
        `Made by an older version (${stages.join(", ")}). What differs may be for that; it is made again in the background.`}
      {state === "newer" && "Made by a newer version than this one, which can't tell."}
      {state === "gone" &&
        (since === null ? (
          "It is not kept any more."
        ) : (
          <>
            Deleted <Time iso={since} />, as this workspace keeps raw replies for a time only.
          </>
        ))}
      {state === "unreadable" && "This version reads no answer in the raw reply."}
      {state === "waiting" && "It is new, or the rules are: this takes a moment."}
    </p>
  );
}

const Differences = ({ verdict: { differences, differs } }: { verdict: Verdict }) => (
  <>
    <dl className="flex flex-col gap-2">
      {differences.map(({ field, kept, found }) => (
        <div key={field} className="flex flex-col gap-1 text-xs">
          <dt className="font-mono break-all">{withoutTricks(field)}</dt>
          <dd className="text-muted break-all">
            kept <code className="text-ink font-mono">{withoutTricks(kept)}</code>
          </dd>
          <dd className="text-muted break-all">
            recomputed <code className="text-ink font-mono">{withoutTricks(found)}</code>
          </dd>
        </div>
      ))}
    </dl>
    {differs > differences.length && (
      <p className="text-muted">and {counted(differs - differences.length, "more field", "more fields")}</p>
    )}
  </>
);
