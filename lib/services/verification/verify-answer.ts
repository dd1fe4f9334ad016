import "server-only";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip as gunzipWithCallback } from "node:zlib";
import type { FactRow } from "@/lib/db/sql/facts/read-facts";
import type { MeasuredRow } from "@/lib/db/sql/facts/read-measured";
import { itemsOf } from "@/lib/domain/answers/kept-items";
import type { Difference, Verdict, VerifiedPart, Verification } from "@/lib/domain/answers/verification";
import { answerEngineSchema } from "@/lib/domain/engines/engine-schema";
import { differencesOf } from "@/lib/reading/differences";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { readAgain } from "@/lib/reading/read-again";
import { readWords } from "@/lib/reading/search-words";
import { READING_VERSIONS, readingVersionsSchema, STAGES_OF, type Stage } from "@/lib/reading/versions";
import { measure } from "@/lib/services/measuring/measure";
import type { CompiledRules } from "@/lib/services/measuring/rules";
import { resolvedBy } from "@/lib/services/redirects/with-known";
import type { KeptTask } from "./kept-task";

const gunzip = promisify(gunzipWithCallback);

/** So many differences of a part are listed. */
const LISTED_MAX = 20;

const verdict = (part: VerifiedPart, state: Verdict["state"], more: Partial<Verdict> = {}): Verdict => ({
  ...{ part, state, differences: [], differs: 0, since: null, stages: [] },
  ...more,
});

const compared = (part: VerifiedPart, all: readonly Difference[]): Verdict =>
  verdict(part, all.length === 0 ? "same" : "differs", {
    differences: all.slice(0, LISTED_MAX),
    differs: all.length,
  });

/** What is kept of an answer's mentions, and what is needed to tell them anew; null while it has no answer. */
export interface KeptFact {
  fact: FactRow;
  measured: MeasuredRow;
  rules: CompiledRules;
}

/**
 * Recomputes all that is derived of a raw record, and of where redirects were found to lead, and compares it with what
 * is kept. Reads what it is given, and nothing else.
 */
export async function verifyTask(
  task: KeptTask,
  kept: KeptFact | null,
  knownRedirects: ReadonlyMap<string, string>,
): Promise<Verification> {
  const raw = task.rawReply;
  const [request, reply] = await Promise.all([unpacked(raw?.request), unpacked(raw?.reply)]);
  const verdicts: Verdict[] = [];
  if (raw)
    verdicts.push(
      hashVerdict("request", request, raw.requestSha256, raw.deletedAt),
      hashVerdict("reply", reply, raw.replySha256, raw.deletedAt),
    );
  if (task.answer) {
    const texts = request.bytes &&
      reply.bytes && { request: textOf(request.bytes), reply: textOf(reply.bytes) };
    verdicts.push(...readingVerdicts(task, task.answer, texts, knownRedirects));
    verdicts.push(wordsVerdict(task, task.answer));
    if (kept) verdicts.push(factVerdict(kept));
  }
  return { taskId: task.id, verdicts };
}

interface Unpacked {
  bytes: Buffer | null;
  /** Kept, but not to be unpacked any more. */
  isBroken: boolean;
}

async function unpacked(packed: Uint8Array | null | undefined): Promise<Unpacked> {
  if (!packed) return { bytes: null, isBroken: false };
  try {
    return { bytes: await gunzip(packed), isBroken: false };
  } catch {
    return { bytes: null, isBroken: true };
  }
}

const textOf = (bytes: Buffer): string => bytes.toString("utf8");

function hashVerdict(
  part: "request" | "reply",
  { bytes, isBroken }: Unpacked,
  sha256: string,
  deletedAt: Date | null,
): Verdict {
  if (isBroken) return compared(part, [{ field: "bytes", kept: "not readable", found: "gzip" }]);
  if (bytes === null) return verdict(part, "gone", { since: deletedAt?.toISOString() ?? null });
  return compared(part, differencesOf(sha256, createHash("sha256").update(bytes).digest("hex"), "sha256"));
}

type KeptAnswer = NonNullable<KeptTask["answer"]>;

/** The answer's columns and its citations, read again as this version reads. */
function readingVerdicts(
  task: KeptTask,
  answer: KeptAnswer,
  raw: { request: string; reply: string } | null,
  knownRedirects: ReadonlyMap<string, string>,
): Verdict[] {
  const versions = readingVersionsSchema.catch({}).parse(answer.readingVersions);
  const stages = STAGES_OF[task.origin].filter((stage) => stage !== "words");
  const citations = task.citations.map(keptCitation);
  const again = readAgain({
    ...{ origin: task.origin, modelAsked: task.modelAsked, versions, raw, citations },
    engine: answerEngineSchema.parse(task.engine),
  });
  if (again.from === "stored") {
    const isGone = raw === null;
    const since = task.rawReply?.deletedAt?.toISOString() ?? null;
    return [
      isGone ? verdict("answer", "gone", { since }) : verdict("answer", "unreadable"),
      byVersion(compared("citations", differencesOf(citations, again.citations)), versions, ["sources"]),
    ];
  }
  const { citations: foundCitations, ...found } = again.answer;
  const told = { ...found, citationCount: foundCitations.length };
  return [
    byVersion(compared("answer", differencesOf(keptAnswer(answer, told), told)), versions, stages),
    byVersion(
      compared("citations", differencesOf(citations, resolvedBy(knownRedirects, foundCitations))),
      versions,
      stages,
    ),
  ];
}

/** Of what is kept, the fields that are read of a reply. */
const keptAnswer = (answer: KeptAnswer, told: object): object => {
  const names = new Set(Object.keys(told));
  const whole = { ...answer, items: itemsOf(answer) };
  return Object.fromEntries(Object.entries(whole).filter(([name]) => names.has(name)));
};

const keptCitation = (citation: KeptTask["citations"][number]) => ({
  position: citation.position,
  title: citation.title,
  rawUrl: citation.rawUrl,
  resolvedUrl: citation.resolvedUrl,
  sourceUrl: citation.sourceUrl,
  domain: citation.domain,
  place: citation.place,
  sectionIndex: citation.sectionIndex,
});

/** What another version made may differ for that: it is said so. */
function byVersion(
  one: Verdict,
  versions: Partial<Record<Stage, number>>,
  stages: readonly Stage[],
): Verdict {
  const of = (stage: Stage) => versions[stage] ?? 0;
  if (stages.some((stage) => of(stage) > READING_VERSIONS[stage])) return { ...one, state: "newer" };
  const older = stages.filter((stage) => of(stage) < READING_VERSIONS[stage]);
  return older.length > 0 ? { ...one, state: "older", stages: older } : one;
}

function wordsVerdict(task: KeptTask, answer: KeptAnswer): Verdict {
  const versions = readingVersionsSchema.catch({}).parse(answer.readingVersions);
  if (!answer.words) return verdict("words", "waiting");
  const [kept, found] = [answer.words.isCut, readWords(answer.text).isCut];
  return byVersion(compared("words", differencesOf(kept, found, "isCut")), versions, ["words"]);
}

function factVerdict({ fact, measured, rules }: KeptFact): Verdict {
  if (fact.codeVersion === 0) return verdict("fact", "waiting");
  if (fact.codeVersion > FACT_VERSION) return verdict("fact", "newer");
  const one = compared("fact", differencesOf(fact, { ...fact, ...measure(measured, rules) }));
  return fact.codeVersion < FACT_VERSION ? { ...one, state: "older", stages: ["mentions"] } : one;
}
