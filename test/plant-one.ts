import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { getDb } from "@/lib/db/client";
import { writeBefore } from "@/lib/domain/library/library-change";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { READING_VERSIONS } from "@/lib/reading/versions";
import { makeSigningSecret, sealFor } from "@/lib/services/notice-channels/sealed";
import { plantedPlan } from "./plan";
import { readWordsOf } from "./read-words";
import { newConnection, newWorkspace } from "./workspace";

/** A workspace with one of each thing in it, by id. */
export interface PlantedWorkspace {
  workspaceId: string;
  userId: string;
  /** Its slug, which stands in every text in it as well: whoever is shown any of them was shown this workspace. */
  slug: string;
  session: string;
  /** The owner's account at a provider. */
  identity: string;
  /** A researcher beside the owner, by their user id. */
  member: string;
  /** An open one, for a viewer. */
  invitation: string;
  connection: string;
  family: string;
  market: string;
  persona: string;
  /** A prompt of the set, which nobody asked. */
  question: string;
  /** The act that archived it. */
  change: string;
  prompt: string;
  version: string;
  /** A set with one prompt of its own in it, `question`. */
  set: string;
  /** Of that set; its ask is of the connection. */
  schedule: string;
  mark: string;
  /** Of the schedule; nothing was held for it. */
  budget: string;
  /** Of the connection's account and the ledger: they differ by a dollar. */
  reconciliation: string;
  /** That the schedule was paused. */
  notice: string;
  /** A webhook of the workspace, which leads nowhere. */
  channel: string;
  /** Given up there, with the notice in it. */
  delivery: string;
  run: string;
  /** A run that asked for questions for the set, and failed. */
  questionAsk: string;
  /** Answered, with a raw reply, a citation and a charge. */
  task: string;
  /** Beside that answer, by the owner. */
  note: string;
  /** On that answer. */
  flag: string;
  /** Shared. */
  view: string;
  /** Of the overview, with all that a report can show; its mails are paused. */
  report: string;
  /** To that report. */
  reportLink: string;
  /** A competitor, which the answer does not name, though somebody said so. */
  brand: string;
  /** A rule of the team's own, of sites that nothing cites. */
  sourceRule: string;
  /** Looked through, with nothing new in it. */
  answerImport: string;
  /** A dataset that somebody began to send: two bytes, of which none came. */
  datasetImport: string;
}

/** The password of whoever is planted. */
export const PLANTED_PASSWORD = "a planted password";
/** Made once: hashing takes longer than all else that is planted. */
const PLANTED_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$Ow5xQohP+3qv6h5aUHUd3g$gXfapXlh6bMlnKJyXUx95vBrVehxPEbBEdGmvDfiB40";

/** Plants a demo workspace with one of each thing in it. Its connection leads nowhere; its models were listed just now. */
export async function plantOne(): Promise<PlantedWorkspace> {
  const db = getDb();
  const { workspaceId, userId, slug } = await newWorkspace();
  await db.user.update({ where: { id: userId }, data: { passwordHash: PLANTED_HASH } });
  const [at, engine] = [new Date("2026-05-01T10:00:00Z"), "gemini"];
  await db.workspace.update({ where: { id: workspaceId }, data: { isDemo: true, budgetsTold: new Date() } });
  const login = { baseUrl: "http://127.0.0.1:1", login: slug, password: "password" };
  const connectionId = await newConnection(workspaceId, login);
  const models = [{ name: "m-1", reasoning: false, webSearch: true, taskPost: true }];
  await db.modelList.create({ data: { connectionId, engine, models, fetchedAt: new Date() } });
  const session = await db.session.create({
    data: { userId, userAgent: slug, expiresAt: new Date(Date.now() + 3_600_000) },
  });
  const identity = await db.identity.create({
    data: { userId, provider: "oidc", issuer: "https://login.example.com", subject: slug, email: slug },
  });
  const member = await db.user.create({
    data: {
      email: `member-${slug}@example.com`,
      memberships: { create: { workspaceId, role: "researcher" } },
    },
  });
  const invitation = await db.invitation.create({
    data: {
      workspaceId,
      email: `invited-${slug}@example.com`,
      role: "viewer",
      tokenHash: slug,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  const library = await plantLibrary(workspaceId, slug);
  // Their intent was told: no brand here is ours.
  const prompt = await db.prompt.create({ data: { workspaceId, intentDue: false } });
  const wording = { userPrompt: slug, contentHash: crypto.randomUUID(), number: 1 };
  const version = await db.promptVersion.create({ data: { workspaceId, promptId: prompt.id, ...wording } });
  const schedule = await plantSchedule({ workspaceId, setId: library.set, connectionId, slug, at });
  const run = await db.run.create({
    data: {
      workspaceId,
      ...plantedPlan(version.id, connectionId),
      requestKey: crypto.randomUUID(),
      method: "live",
      createdById: userId,
    },
  });
  const task = await db.task.create({
    data: {
      workspaceId,
      runId: run.id,
      promptVersionId: version.id,
      connectionId,
      cell: 0,
      repeat: 0,
      engine,
      modelAsked: slug,
      method: "live",
      parameters: {},
      webSearchAsked: false,
      state: "answered",
      createdById: userId,
    },
  });
  const of = { workspaceId, taskId: task.id };
  await db.answer.create({
    data: {
      ...of,
      modelAnswered: slug,
      webSearchDone: true,
      cost: "0.6",
      text: slug,
      items: [],
      fanOutQueries: [slug],
      citationCount: 1,
      readingVersions: READING_VERSIONS,
      answeredAt: at,
      elapsedMs: 900,
    },
  });
  await db.citation.create({
    data: {
      ...of,
      position: 0,
      rawUrl: `https://${slug}.example/`,
      sourceUrl: `https://${slug}.example`,
      domain: `${slug}.example`,
      title: slug,
      engine,
      sectionIndex: 0,
      answeredAt: at,
    },
  });
  const questionAsk = await plantQuestionAsk({
    ...{ workspaceId, setId: library.set, connectionId, versionId: version.id, slug },
  });
  const reply = replyOf(slug);
  const exchange = {
    ...{ request: pack("[]"), requestSha256: sha256("[]") },
    ...{ reply: pack(reply), replySha256: sha256(reply) },
  };
  await db.rawReply.create({ data: { ...of, ...exchange } });
  await db.spendEntry.create({
    data: {
      ...of,
      runId: run.id,
      kind: "charge",
      cause: "answer",
      idempotencyKey: "planted",
      amount: "0.6",
      engine,
      model: slug,
      memberId: userId,
      at,
    },
  });
  const result = {
    ...{ paid: "1.6", deposited: "0", entered: "0.6", difference: "1", unreadable: 0 },
    ...{ notListed: { tasks: 0, amount: "0" }, parts: [partOf(slug)] },
  };
  const reconciliation = await db.reconciliation.create({
    data: {
      ...{ workspaceId, connectionId, accountKey: slug, day: new Date("2026-05-01"), state: "differs" },
      ...{ readFrom: at, readTo: at, difference: "1", result, at },
    },
  });
  const notice = await db.notice.create({
    data: {
      ...{ workspaceId, kind: "schedule_paused", cause: slug, subjectId: schedule.schedule },
      ...{ facts: { reason: slug }, at: new Date() },
    },
  });
  const channel = await plantChannel(workspaceId, slug, notice.id);
  await readWordsOf(workspaceId);
  return {
    workspaceId,
    userId,
    slug,
    reconciliation: reconciliation.id,
    notice: notice.id,
    ...channel,
    session: session.id,
    identity: identity.id,
    member: member.id,
    invitation: invitation.id,
    connection: connectionId,
    ...library,
    prompt: prompt.id,
    version: version.id,
    ...schedule,
    run: run.id,
    questionAsk,
    task: task.id,
    ...(await plantAnnotations(of, userId, slug)),
    answerImport: await plantImport(workspaceId, slug),
    datasetImport: (await db.datasetImport.create({ data: { workspaceId, fileName: slug, bytes: 2 } })).id,
  };
}

/** What a team says of an answer, and a way of looking at the answers. */
async function plantAnnotations(of: { workspaceId: string; taskId: string }, userId: string, slug: string) {
  const db = getDb();
  const { workspaceId } = of;
  const note = await db.answerNote.create({ data: { ...of, text: slug, createdById: userId } });
  const flag = await db.flag.create({ data: { workspaceId, name: slug, folded: slug } });
  await db.answerFlag.create({ data: { ...of, flagId: flag.id } });
  const query = new URLSearchParams({ text: slug }).toString();
  await db.baseline.create({
    data: { workspaceId, name: slug, firstDay: "2026-05-01", lastDay: "2026-05-02" },
  });
  const view = await db.savedView.create({ data: { workspaceId, name: slug, folded: slug, query } });
  const words = { title: slug, comment: slug, view: "overview", query: "" };
  const shows = { showsPrompts: true, showsCosts: true, showsNotes: true };
  const report = await db.report.create({ data: { workspaceId, ...words, lastDays: 30, ...shows } });
  const dot = { type: "image/png", width: 1, height: 1, bytes: Uint8Array.of(0), changedAt: new Date() };
  await db.reportLogo.create({ data: { workspaceId, ...dot } });
  const reportLink = await db.reportLink.create({
    data: {
      ...{ workspaceId, reportId: report.id, tokenHash: slug, createdById: userId },
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  const monthly = { every: "month", day: 1, at: "08:00", setById: userId, setAt: new Date() };
  await db.reportMailing.create({ data: { workspaceId, reportId: report.id, ...monthly } });
  const ending = { unsubscribeHash: `ending ${slug}`, sealedUnsubscribe: Uint8Array.of(0) };
  await db.reportRecipient.create({
    data: {
      workspaceId,
      reportId: report.id,
      address: `${slug}@example.com`,
      addedAt: new Date(),
      ...ending,
    },
  });
  const rule = await db.sourceRule.create({
    data: { workspaceId, where: `rule-${slug}.example`, class: "shop" },
  });
  return {
    ...{
      note: note.id,
      flag: flag.id,
      view: view.id,
      report: report.id,
      reportLink: reportLink.id,
      sourceRule: rule.id,
    },
    brand: await plantBrand(of, userId, slug),
  };
}

/** A brand, what somebody said of it where the answer is, and a name that was dismissed. */
async function plantBrand(
  of: { workspaceId: string; taskId: string },
  userId: string,
  slug: string,
): Promise<string> {
  const db = getDb();
  const { workspaceId } = of;
  const rules = { aliases: [], domains: [`brand-${slug}.com`], names: [] };
  const numbered = { workspaceId, number: 1 };
  const named = { name: slug, role: "competitor" } as const;
  const { id } = await db.brand.create({ data: { ...numbered, ...named, rules } });
  const frozen = [{ id, number: 1, ...named, ...rules }];
  await db.ruleVersion.create({ data: { ...numbered, kind: "brands", rules: frozen } });
  const place = { start: 0, end: slug.length, text: slug };
  await db.mentionCorrection.create({ data: { ...of, brandId: id, kind: "refused", ...place } });
  const review = { ...place, reviewerId: userId, verdict: "brand" } as const;
  await db.mentionReview.create({ data: { ...of, brandId: id, ...review } });
  const decided = { name: `No ${slug}`, folded: `no ${slug}`, decision: "dismissed" } as const;
  await db.suggestedName.create({ data: { workspaceId, ...decided } });
  // Measured, so that whoever measures all workspaces finds nothing left here.
  await db.answerFact.updateMany({
    where: { workspaceId },
    data: { codeVersion: FACT_VERSION, ruleVersion: 1 },
  });
  return id;
}

/** A file of answers that was looked through and has nothing in it that is new. */
async function plantImport(workspaceId: string, slug: string): Promise<string> {
  const { id } = await getDb().answerImport.create({
    data: {
      ...{ workspaceId, fileName: slug, bytes: 2, encoding: "utf-8", format: { format: "jsonl" } },
      state: "checked",
      pieces: { create: { workspaceId, number: 0, bytes: Buffer.from("{}") } },
    },
  });
  return id;
}

/** What calls made outside explain of a difference, one of them by its id. */
const partOf = (slug: string) => {
  const cost = { told: "1", entered: "0", amount: "1" };
  const call = { taskId: null, callIds: [slug], posted: "2026-05-01T10:00:00.000Z", ...cost };
  return { cause: "outside", amount: "1", count: 1, items: [call] };
};

/** A webhook that leads nowhere, and what was given up there. */
async function plantChannel(workspaceId: string, slug: string, noticeId: string) {
  const channel = await getDb().noticeChannel.create({
    data: {
      ...{ workspaceId, kind: "webhook", name: slug, host: `${slug}.example` },
      sealedUrl: sealFor("address", `http://127.0.0.1:1/${slug}`),
      sealedSecret: sealFor("signature", makeSigningSecret()),
      ...{ paces: { run_failed: "at_once" }, digestAt: "08:00" },
    },
  });
  const delivery = await getDb().noticeDelivery.create({
    data: { ...{ workspaceId, channelId: channel.id, state: "given_up", attempts: 10, status: 500 } },
  });
  const of = { workspaceId, channelId: channel.id, noticeId, deliveryId: delivery.id };
  await getDb().noticePlace.create({ data: { ...of, dueAt: new Date(), isGrouped: false } });
  return { channel: channel.id, delivery: delivery.id };
}

/** A run that asked for questions for a set, and failed. */
async function plantQuestionAsk(of: {
  workspaceId: string;
  setId: string;
  connectionId: string;
  versionId: string;
  slug: string;
}): Promise<string> {
  const { workspaceId, setId, connectionId, versionId, slug } = of;
  const kind = { kind: "suggestions", forSetId: setId, method: "live" } as const;
  const plan = plantedPlan(versionId, connectionId);
  const run = await getDb().run.create({
    data: { workspaceId, ...kind, ...plan, requestKey: crypto.randomUUID() },
  });
  await getDb().task.create({
    data: {
      ...{ workspaceId, runId: run.id, promptVersionId: versionId, connectionId, cell: 0, repeat: 0 },
      ...{ engine: "gemini", modelAsked: slug, method: "live", parameters: {}, webSearchAsked: false },
      state: "failed",
    },
  });
  return run.id;
}

/** A set with a question in it and one of each thing that questions have. */
async function plantLibrary(workspaceId: string, slug: string) {
  const db = getDb();
  const set = await db.promptSet.create({ data: { workspaceId, name: slug, description: slug } });
  const ofSet = { workspaceId, setId: set.id };
  const family = await db.family.create({ data: { ...ofSet, name: slug } });
  const market = await db.market.create({ data: { workspaceId, name: slug, language: "fi" } });
  const persona = await db.persona.create({ data: { workspaceId, name: slug, systemMessage: slug } });
  const wording = { userPrompt: slug, contentHash: crypto.randomUUID(), number: 1, workspaceId };
  const question = await db.prompt.create({
    data: {
      ...ofSet,
      familyId: family.id,
      contentHash: crypto.randomUUID(),
      topic: slug,
      tags: [slug],
      intentDue: false,
      versions: { create: wording },
    },
  });
  const change = await db.libraryChange.create({
    data: { ...ofSet, kind: "archive", count: 0, before: writeBefore(slug, {}) },
  });
  return {
    set: set.id,
    family: family.id,
    market: market.id,
    persona: persona.id,
    question: question.id,
    change: change.id,
  };
}

/** A schedule of a set, a slot of it that was skipped, a mark, and a budget of the schedule. */
async function plantSchedule({
  workspaceId,
  setId,
  connectionId,
  slug,
  at,
}: {
  workspaceId: string;
  setId: string;
  connectionId: string;
  slug: string;
  at: Date;
}) {
  const db = getDb();
  const targets = [{ engine: "gemini", model: "m-1", parameters: {} }];
  const whom = { marketIds: [], personaIds: [], repeats: 1, label: null };
  const schedule = await db.schedule.create({
    data: {
      ...{ workspaceId, setId, name: slug, cron: "0 9 * * *" },
      ask: { connectionId, method: "live", targets, ...whom },
      ...{ capPerSlot: "1", capPerMonth: "9", nextAt: new Date("2100-01-01T09:00:00Z") },
    },
  });
  const slot = { workspaceId, scheduleId: schedule.id, dueAt: at, state: "skipped", reason: slug } as const;
  await db.scheduleSlot.create({ data: slot });
  const mark = await db.timelineMark.create({ data: { workspaceId, kind: "campaign", at, text: slug } });
  const of = { workspaceId, scheduleId: schedule.id, period: "month" } as const;
  const budget = await db.budget.create({ data: { ...of, name: slug, amount: "90", warnAt: [80] } });
  return { schedule: schedule.id, mark: mark.id, budget: budget.id };
}

/** What the API may have replied: a text, of which another was kept than what is planted here. */
const replyOf = (slug: string): string => {
  const message = { type: "message", sections: [{ text: `${slug} again`, annotations: null }] };
  const result = { model_name: slug, input_tokens: 5, output_tokens: 7, web_search: true, items: [message] };
  const task = { status_code: 20000, status_message: "Ok.", result: [result] };
  return JSON.stringify({ status_code: 20000, tasks: [task] });
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const pack = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(gzipSync(text));
