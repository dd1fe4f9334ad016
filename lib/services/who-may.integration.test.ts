import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { ANY_ENTRY } from "@/lib/domain/team/audit-entry";
import { AppError } from "@/lib/domain/errors";
import { ROLES } from "@/lib/domain/team/permission";
import { ANY_SET_PROMPT } from "@/lib/domain/library/set-prompt";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { ANYTHING } from "@/lib/domain/lists/workspace-filter";
import { env, publishToEnvironment } from "@/lib/env";
import * as answers from "@/lib/services/answers";
import * as audit from "@/lib/services/audit";
import * as budgets from "@/lib/services/budgets";
import * as connections from "@/lib/services/connections";
import { systemContext, type Context } from "@/lib/services/context";
import * as demo from "@/lib/services/demo";
import { createPastClock } from "@/lib/services/demo/past-clock";
import * as families from "@/lib/services/families";
import * as identities from "@/lib/services/identities";
import * as instance from "@/lib/services/instance";
import * as invitations from "@/lib/services/invitations";
import * as mail from "@/lib/services/mail";
import * as markets from "@/lib/services/markets";
import * as marks from "@/lib/services/marks";
import * as members from "@/lib/services/members";
import * as noticeChannels from "@/lib/services/notice-channels";
import * as notices from "@/lib/services/notices";
import * as people from "@/lib/services/people";
import * as personas from "@/lib/services/personas";
import * as promptImports from "@/lib/services/prompt-imports";
import * as promptSets from "@/lib/services/prompt-sets";
import * as prompts from "@/lib/services/prompts";
import * as questionAsks from "@/lib/services/question-asks";
import * as reconciliations from "@/lib/services/reconciliations";
import * as runs from "@/lib/services/runs";
import * as schedules from "@/lib/services/schedules";
import * as sources from "@/lib/services/sources";
import * as spend from "@/lib/services/spend";
import * as tasks from "@/lib/services/tasks";
import * as workspaces from "@/lib/services/workspaces";
import { ownDatabase } from "@/test/own-database";
import { plantOne, PLANTED_PASSWORD, type PlantedWorkspace } from "@/test/plant-one";
import { newWorkspace } from "@/test/workspace";

// Every use case with everybody. Who may is written down here, and not read from the code: a new one needs its line.

const DOORS: Record<string, object> = {
  answers,
  audit,
  budgets,
  connections,
  demo,
  families,
  identities,
  instance,
  invitations,
  mail,
  markets,
  marks,
  members,
  "notice-channels": noticeChannels,
  notices,
  people,
  personas,
  "prompt-imports": promptImports,
  "prompt-sets": promptSets,
  prompts,
  "question-asks": questionAsks,
  reconciliations,
  runs,
  schedules,
  sources,
  spend,
  tasks,
  workspaces,
};

const EVERYBODY = [...ROLES, "command line", "job"] as const;
type Who = (typeof EVERYBODY)[number];

/** Who may, and what the others are told. */
interface Allowed {
  who: readonly Who[];
  others: "forbidden" | "not_found";
}
const VIEWER: Allowed = {
  who: ["owner", "admin", "researcher", "viewer", "command line", "job"],
  others: "forbidden",
};
/** The money of a workspace is shown to everybody in it. */
const SPEND: Allowed = { who: EVERYBODY, others: "forbidden" };
/** What may be spent is decided by those who answer for it. */
const MONEY: Allowed = { who: ["owner", "admin", "billing", "command line", "job"], others: "forbidden" };
/** Everybody is told what they may see of what happened. */
const NOTICES: Allowed = { who: EVERYBODY, others: "forbidden" };
const RESEARCHER: Allowed = {
  who: ["owner", "admin", "researcher", "command line", "job"],
  others: "forbidden",
};
const RESEARCHER_IN_PERSON: Allowed = { who: ["owner", "admin", "researcher"], others: "forbidden" };
const ADMIN_IN_PERSON: Allowed = { who: ["owner", "admin"], others: "forbidden" };
const ADMIN: Allowed = { who: ["owner", "admin", "command line", "job"], others: "forbidden" };
const OWNER: Allowed = { who: ["owner", "command line", "job"], others: "forbidden" };
const OWNER_IN_PERSON: Allowed = { who: ["owner"], others: "forbidden" };
const PERSON: Allowed = { who: ROLES, others: "forbidden" };
const MACHINE: Allowed = { who: ["command line", "job"], others: "not_found" };
/** Before there is a session, or on every screen: nobody is asked who they are. */
const ANYBODY: Allowed = { who: EVERYBODY, others: "forbidden" };

/** How a call ends for those who may, and for another workspace's owner: it is done, or refused with a code. */
type End = "done" | "invalid" | "not_found" | "conflict" | "upstream";

type Line = [
  verb: string,
  allowed: Allowed,
  end: End,
  /** With another workspace's ids. Done is done on one's own workspace, or on nothing. */
  foreign: End,
  call: (ctx: Context, of: PlantedWorkspace) => unknown,
];

const somebody = {
  provider: "oidc" as const,
  issuer: "https://login.example.com",
  subject: "somebody",
  email: "somebody@example.com",
  name: null,
};
const anyEntry = { ...ANY_ENTRY, zone: "UTC" };
const zoned = { ...ANY_SPEND, zone: "UTC", from: "2026-01-01", to: "2026-12-31" };
const ask = ({ connection }: PlantedWorkspace) => ({
  requestKey: crypto.randomUUID(),
  connectionId: connection,
  promptId: null,
  userPrompt: "Which harbour?",
  systemMessage: null,
  turns: [],
  method: "live" as const,
  targets: [{ engine: "gemini" as const, model: "m-1" }],
  settings: {},
  label: null,
});
const setAsk = ({ connection, set }: PlantedWorkspace) => ({
  setId: set,
  ask: {
    connectionId: connection,
    method: "live" as const,
    targets: [{ engine: "gemini" as const, model: "m-1", parameters: {} }],
    marketIds: [],
    personaIds: [],
    repeats: 1,
    label: null,
  },
});
const rhythm = (of: PlantedWorkspace) => ({
  ...setAsk(of),
  ...{ name: "Daily", cron: "0 9 * * *", spreadMinutes: 0, capPerSlot: "1", capPerMonth: "9" },
});
const priced = (of: PlantedWorkspace) => ({
  ...{ ...setAsk(of), id: of.schedule },
  ...{ cron: "0 9 * * *", capPerSlot: "1", capPerMonth: "9" },
});
const happened = ({ set: setId }: PlantedWorkspace) => ({
  ...{ setId, kind: "campaign" as const, at: "2026-05-01T09:00", text: "It began" },
});
const hosted = {
  name: "Hosted",
  baseUrl: "http://127.0.0.1:1",
  login: "l",
  password: "a hosted password",
  makeDefault: false,
};
const owner = { email: "first@example.com", password: "a password of some length", workspaceName: "First" };
const WANTED = "another password of some length";
const credentials = { email: "nobody@example.com", password: "a wrong password" };

const noticed = { paces: { run_failed: "at_once" as const }, digestAt: "08:00", quiet: null };

const budget = { name: "Autumn", amount: "90", warnAt: [80] };

const question = {
  userPrompt: "Which harbour?",
  systemMessage: null,
  topic: null,
  tags: [],
  intent: null,
  stage: null,
  marketId: null,
  personaId: null,
  familyId: null,
  weight: "1",
};
const questionAsk = ({ connection, set, market }: PlantedWorkspace) => ({
  ...{ requestKey: crypto.randomUUID(), setId: set, connectionId: connection, marketId: market },
  ...{ description: "Somebody with a boat.", count: 5, webSearch: false },
  target: { engine: "gemini" as const, model: "m-1" },
});
const inSet = { filter: ANY_SET_PROMPT, sort: "added" as const, page: 1 };

const questions = ({ set: setId }: PlantedWorkspace) => ({
  setId,
  fileName: null,
  bytes: Buffer.from("Which harbour, then?"),
  corrections: [],
  makeMissing: true,
});

async function collect(batches: AsyncIterable<unknown>): Promise<unknown[]> {
  const all = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

const TABLE: Line[] = [
  [
    "answers.getAnswer",
    VIEWER,
    "done",
    "not_found",
    (ctx, { task: id }) => answers.getAnswer({ ctx, input: { id } }),
  ],
  [
    "answers.getRawReply",
    VIEWER,
    "done",
    "not_found",
    (ctx, { task: taskId }) => answers.getRawReply({ ctx, input: { taskId } }),
  ],
  [
    "answers.getTask",
    VIEWER,
    "done",
    "not_found",
    (ctx, { task: id }) => answers.getTask({ ctx, input: { id } }),
  ],
  [
    "answers.listAnswers",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      answers.listAnswers({
        ctx,
        input: { filter: { ...ANY_ANSWER, zone: "UTC" }, sort: "asked", after: null },
      }),
  ],
  ["answers.listAskedLately", VIEWER, "done", "done", (ctx) => answers.listAskedLately({ ctx })],
  [
    "answers.reReadAnswers",
    MACHINE,
    "done",
    "not_found",
    (ctx, { workspaceId, task: taskId }) =>
      answers.reReadAnswers({ ctx, input: { workspaceId, taskId, after: null } }),
  ],
  ["answers.reReadWhereRisen", MACHINE, "done", "not_found", (ctx) => answers.reReadWhereRisen({ ctx })],
  [
    "answers.continueReReading",
    MACHINE,
    "done",
    "not_found",
    (ctx, { workspaceId, task: taskId }) =>
      answers.continueReReading({
        ctx,
        input: { workspaceId, taskId, after: null, signal: new AbortController().signal },
      }),
  ],

  [
    "audit.listAuditEntries",
    ADMIN,
    "done",
    "done",
    (ctx) => audit.listAuditEntries({ ctx, input: { filter: anyEntry, after: null } }),
  ],
  ["audit.listDeciders", ADMIN, "done", "done", (ctx) => audit.listDeciders({ ctx })],
  [
    "audit.exportAuditEntries",
    ADMIN,
    "done",
    "done",
    (ctx) => collect(audit.exportAuditEntries({ ctx, input: anyEntry })),
  ],
  [
    "audit.listInstanceEntries",
    MACHINE,
    "done",
    "not_found",
    (ctx) => audit.listInstanceEntries({ ctx, input: { filter: anyEntry, after: null } }),
  ],
  ["audit.listInstanceDeciders", MACHINE, "done", "not_found", (ctx) => audit.listInstanceDeciders({ ctx })],
  [
    "audit.exportInstanceEntries",
    MACHINE,
    "done",
    "not_found",
    (ctx) => collect(audit.exportInstanceEntries({ ctx, input: anyEntry })),
  ],

  ["connections.listConnections", RESEARCHER, "done", "done", (ctx) => connections.listConnections({ ctx })],
  [
    "connections.listModels",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { connection: connectionId }) =>
      connections.listModels({ ctx, input: { connectionId, engine: "gemini" } }),
  ],
  [
    "connections.makeDefaultConnection",
    ADMIN,
    "done",
    "not_found",
    (ctx, { connection: id }) => connections.makeDefaultConnection({ ctx, input: { id } }),
  ],
  [
    "connections.testConnection",
    ADMIN,
    "upstream",
    "not_found",
    (ctx, { connection: id }) => connections.testConnection({ ctx, input: { id } }),
  ],
  [
    "connections.removeConnection",
    ADMIN,
    "done",
    "not_found",
    (ctx, { connection: id }) => connections.removeConnection({ ctx, input: { id } }),
  ],
  [
    "connections.saveHostedConnection",
    ADMIN,
    "upstream",
    "upstream",
    (ctx) => connections.saveHostedConnection({ ctx, input: hosted }),
  ],

  ["demo.readDemoProgress", VIEWER, "done", "done", (ctx) => demo.readDemoProgress({ ctx })],
  ["demo.resumeDemo", RESEARCHER_IN_PERSON, "done", "done", (ctx) => demo.resumeDemo({ ctx })],
  [
    "demo.createDemoWorkspace",
    PERSON,
    "upstream",
    "upstream",
    (ctx) => demo.createDemoWorkspace({ ctx, input: {} }),
  ],
  ["demo.startDemo", PERSON, "upstream", "upstream", (ctx) => demo.startDemo({ ctx, input: {} })],
  [
    "demo.fillDemo",
    MACHINE,
    "done",
    "not_found",
    (ctx, { workspaceId, userId }) =>
      demo.fillDemo({ ctx, input: { workspaceId, userId, clock: createPastClock() } }),
  ],

  [
    "families.getFamily",
    VIEWER,
    "done",
    "not_found",
    (ctx, { family: id }) => families.getFamily({ ctx, input: { id, most: 1 } }),
  ],
  [
    "families.expandTemplate",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: setId }) =>
      families.expandTemplate({
        ctx,
        input: {
          setId,
          familyId: null,
          name: "Best",
          template: "best {what}",
          variables: [{ name: "what", values: ["boat"] }],
        },
      }),
  ],
  [
    "families.addSibling",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { question: promptId, market: marketId }) =>
      families.addSibling({ ctx, input: { promptId, marketId, userPrompt: "Mikä satama?" } }),
  ],
  [
    "families.getTemplate",
    VIEWER,
    "done",
    "not_found",
    (ctx, { family: id }) => families.getTemplate({ ctx, input: { id } }),
  ],
  [
    "families.renameFamily",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { family: id }) => families.renameFamily({ ctx, input: { id, name: "F" } }),
  ],

  ["instance.isSetUp", ANYBODY, "done", "done", (ctx) => instance.isSetUp({ ctx })],
  [
    "instance.isSetupCode",
    ANYBODY,
    "done",
    "done",
    (ctx) => instance.isSetupCode({ ctx, input: { code: "guess" } }),
  ],
  ["instance.setUp", ANYBODY, "conflict", "conflict", (ctx) => instance.setUp({ ctx, input: owner })],
  ["instance.listOperators", MACHINE, "done", "not_found", (ctx) => instance.listOperators({ ctx })],
  [
    "instance.giveOperator",
    MACHINE,
    "done",
    "not_found",
    (ctx, { slug }) => instance.giveOperator({ ctx, input: { email: `${slug}@example.com` } }),
  ],
  [
    "instance.takeOperator",
    MACHINE,
    "not_found",
    "not_found",
    (ctx, { userId }) => instance.takeOperator({ ctx, input: { userId } }),
  ],
  ["instance.areWorkspacesOpen", MACHINE, "done", "not_found", (ctx) => instance.areWorkspacesOpen({ ctx })],
  [
    "instance.openWorkspaces",
    MACHINE,
    "done",
    "not_found",
    (ctx) => instance.openWorkspaces({ ctx, input: { open: true } }),
  ],
  ["instance.mayMakeWorkspaces", ANYBODY, "done", "done", (ctx) => instance.mayMakeWorkspaces({ ctx })],
  ["instance.readHealth", ANYBODY, "done", "done", (ctx) => instance.readHealth({ ctx })],
  [
    "instance.readShellNotices",
    ANYBODY,
    "done",
    "done",
    (ctx) => instance.readShellNotices({ ctx, input: { id: null, isDemo: false } }),
  ],

  ["invitations.listInvitations", ADMIN, "done", "done", (ctx) => invitations.listInvitations({ ctx })],
  [
    "invitations.inviteMember",
    ADMIN,
    "done",
    "done",
    (ctx) => invitations.inviteMember({ ctx, input: { email: "new@example.com", role: "viewer" } }),
  ],
  [
    "invitations.renewLink",
    ADMIN,
    "done",
    "not_found",
    (ctx, { invitation: id }) => invitations.renewLink({ ctx, input: { id } }),
  ],
  [
    "invitations.revokeInvitation",
    ADMIN,
    "done",
    "not_found",
    (ctx, { invitation: id }) => invitations.revokeInvitation({ ctx, input: { id } }),
  ],
  [
    "invitations.readInvitation",
    ANYBODY,
    "done",
    "done",
    (ctx) => invitations.readInvitation({ ctx, input: { token: "a guess" } }),
  ],
  [
    "invitations.joinAsNewPerson",
    ANYBODY,
    "not_found",
    "not_found",
    (ctx) =>
      invitations.joinAsNewPerson({
        ctx,
        input: { token: "a guess", name: "N", password: "a password of some length" },
      }),
  ],
  [
    "invitations.joinAsMember",
    PERSON,
    "not_found",
    "not_found",
    (ctx) => invitations.joinAsMember({ ctx, input: { token: "a guess" } }),
  ],

  [
    "mail.deliverMail",
    MACHINE,
    "done",
    "not_found",
    (ctx) => mail.deliverMail({ ctx, input: { mailId: crypto.randomUUID() } }),
  ],

  ["markets.listMarkets", VIEWER, "done", "done", (ctx) => markets.listMarkets({ ctx })],
  [
    "markets.makeMarket",
    RESEARCHER,
    "done",
    "done",
    (ctx) => markets.makeMarket({ ctx, input: { name: "M", language: "sv", country: null, city: null } }),
  ],
  [
    "markets.renameMarket",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { market: id }) => markets.renameMarket({ ctx, input: { id, name: "M" } }),
  ],
  [
    "markets.archiveMarket",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { market: id }) => markets.archiveMarket({ ctx, input: { id, archived: true } }),
  ],

  ["marks.listMarks", VIEWER, "done", "done", (ctx) => marks.listMarks({ ctx, input: { setId: null } })],
  [
    "marks.addMark",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => marks.addMark({ ctx, input: happened(of) }),
  ],
  [
    "marks.changeMark",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => marks.changeMark({ ctx, input: { ...happened(of), id: of.mark } }),
  ],
  [
    "marks.removeMark",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { mark: id }) => marks.removeMark({ ctx, input: { id, removed: true } }),
  ],
  ["marks.markModelChanges", MACHINE, "done", "not_found", (ctx) => marks.markModelChanges({ ctx })],

  ["notice-channels.listChannels", ADMIN, "done", "done", (ctx) => noticeChannels.listChannels({ ctx })],
  [
    "notice-channels.addChannel",
    ADMIN,
    "done",
    "done",
    (ctx) =>
      noticeChannels.addChannel({
        ctx,
        input: { kind: "webhook", name: "Ops", url: "https://hooks.example.com/in", ...noticed },
      }),
  ],
  [
    "notice-channels.changeChannel",
    ADMIN,
    "done",
    "not_found",
    (ctx, { channel: id }) =>
      noticeChannels.changeChannel({ ctx, input: { id, name: "Ops", url: null, ...noticed } }),
  ],
  [
    "notice-channels.removeChannel",
    ADMIN,
    "done",
    "not_found",
    (ctx, { channel: id }) => noticeChannels.removeChannel({ ctx, input: { id } }),
  ],
  [
    "notice-channels.rotateSecret",
    ADMIN,
    "done",
    "not_found",
    (ctx, { channel: id }) => noticeChannels.rotateSecret({ ctx, input: { id } }),
  ],
  [
    "notice-channels.muteChannel",
    ADMIN,
    "done",
    "not_found",
    (ctx, { channel: id }) => noticeChannels.muteChannel({ ctx, input: { id, what: "all", hours: 1 } }),
  ],
  [
    "notice-channels.startChannel",
    ADMIN,
    "done",
    "not_found",
    (ctx, { channel: id }) => noticeChannels.startChannel({ ctx, input: { id } }),
  ],
  [
    "notice-channels.testChannel",
    ADMIN,
    "done",
    "not_found",
    (ctx, { channel: id }) => noticeChannels.testChannel({ ctx, input: { id } }),
  ],
  [
    "notice-channels.resendDelivery",
    ADMIN,
    "done",
    "not_found",
    (ctx, { delivery: id }) => noticeChannels.resendDelivery({ ctx, input: { id } }),
  ],
  [
    "notice-channels.listDeliveries",
    NOTICES,
    "done",
    "done",
    (ctx, { channel: channelId }) =>
      noticeChannels.listDeliveries({ ctx, input: { filter: { channelId, state: null }, after: null } }),
  ],
  ["notice-channels.getOwnMail", PERSON, "done", "done", (ctx) => noticeChannels.getOwnMail({ ctx })],
  [
    "notice-channels.saveOwnMail",
    PERSON,
    "done",
    "done",
    (ctx) => noticeChannels.saveOwnMail({ ctx, input: noticed }),
  ],
  [
    "notice-channels.readUnsubscribe",
    ANYBODY,
    "done",
    "done",
    (ctx) => noticeChannels.readUnsubscribe({ ctx, input: { token: "a guess" } }),
  ],
  [
    "notice-channels.unsubscribe",
    ANYBODY,
    "done",
    "done",
    (ctx) => noticeChannels.unsubscribe({ ctx, input: { token: "a guess" } }),
  ],
  [
    "notice-channels.sendDueNotices",
    MACHINE,
    "done",
    "not_found",
    (ctx) => noticeChannels.sendDueNotices({ ctx }),
  ],

  ["notices.listNotices", NOTICES, "done", "done", (ctx) => notices.listNotices({ ctx })],
  ["notices.countUnreadNotices", NOTICES, "done", "done", (ctx) => notices.countUnreadNotices({ ctx })],
  [
    "notices.markNoticesRead",
    PERSON,
    "done",
    "done",
    (ctx, { notice }) => notices.markNoticesRead({ ctx, input: { ids: [notice] } }),
  ],
  ["notices.tellOfRuns", MACHINE, "done", "not_found", (ctx) => notices.tellOfRuns({ ctx })],

  ["members.listMembers", VIEWER, "done", "done", (ctx) => members.listMembers({ ctx })],
  [
    "members.changeRole",
    ADMIN,
    "done",
    "not_found",
    (ctx, { member: userId }) => members.changeRole({ ctx, input: { userId, role: "viewer" } }),
  ],
  [
    "members.makeMemberResetLink",
    ADMIN_IN_PERSON,
    "done",
    "not_found",
    (ctx, { member: userId }) => members.makeMemberResetLink({ ctx, input: { userId } }),
  ],
  [
    "members.removeMember",
    ADMIN,
    "done",
    "not_found",
    (ctx, { member: userId }) => members.removeMember({ ctx, input: { userId } }),
  ],
  [
    "members.transferOwnership",
    OWNER_IN_PERSON,
    "done",
    "not_found",
    (ctx, { member: userId }) => members.transferOwnership({ ctx, input: { userId } }),
  ],
  // Whoever asks is the workspace's only owner.
  ["members.leaveWorkspace", PERSON, "conflict", "conflict", (ctx) => members.leaveWorkspace({ ctx })],

  [
    "identities.enterByProvider",
    ANYBODY,
    "done",
    "done",
    (ctx) => identities.enterByProvider({ ctx, input: { identity: somebody, timeZone: null } }),
  ],
  // Nobody signs in by a provider where none is set.
  [
    "identities.allowLink",
    PERSON,
    "not_found",
    "not_found",
    (ctx, { session: sessionId }) =>
      identities.allowLink({ ctx, input: { sessionId, provider: "oidc", password: PLANTED_PASSWORD } }),
  ],
  [
    "identities.linkIdentity",
    ANYBODY,
    "done",
    "done",
    (ctx, { session: sessionId }) =>
      identities.linkIdentity({ ctx, input: { sessionId, identity: somebody } }),
  ],
  ["identities.listWaysIn", PERSON, "done", "done", (ctx) => identities.listWaysIn({ ctx })],
  [
    "identities.unlinkIdentity",
    PERSON,
    "done",
    "not_found",
    (ctx, { identity: id, session: sessionId }) =>
      identities.unlinkIdentity({ ctx, input: { id, sessionId } }),
  ],

  [
    "people.authenticate",
    ANYBODY,
    "done",
    "done",
    (ctx) => people.authenticate({ ctx, input: { credentials, deviceToken: null } }),
  ],
  [
    "people.askForReset",
    ANYBODY,
    "done",
    "done",
    (ctx) => people.askForReset({ ctx, input: { email: credentials.email } }),
  ],
  [
    "people.mailPasswordReset",
    MACHINE,
    "done",
    "not_found",
    (ctx) => people.mailPasswordReset({ ctx, input: { resetId: crypto.randomUUID() } }),
  ],
  [
    "people.resetPassword",
    ANYBODY,
    "invalid",
    "invalid",
    (ctx) => people.resetPassword({ ctx, input: { token: "guess", password: WANTED } }),
  ],
  [
    "people.makeResetLink",
    MACHINE,
    "done",
    "not_found",
    (ctx, { userId }) => people.makeResetLink({ ctx, input: { userId } }),
  ],
  [
    "people.changePassword",
    PERSON,
    "done",
    "done",
    (ctx, { session: sessionId }) =>
      people.changePassword({ ctx, input: { present: PLANTED_PASSWORD, wanted: WANTED, sessionId } }),
  ],
  // Whoever is planted has one already.
  [
    "people.setFirstPassword",
    PERSON,
    "invalid",
    "invalid",
    (ctx, { session: sessionId }) => people.setFirstPassword({ ctx, input: { wanted: WANTED, sessionId } }),
  ],
  // Whoever is planted is the only owner of their workspace.
  [
    "people.deleteOwnAccount",
    PERSON,
    "conflict",
    "invalid",
    (ctx, { session: sessionId }) =>
      people.deleteOwnAccount({ ctx, input: { password: PLANTED_PASSWORD, sessionId } }),
  ],
  [
    "people.deleteAccount",
    MACHINE,
    "conflict",
    "not_found",
    (ctx, { userId }) => people.deleteAccount({ ctx, input: { userId } }),
  ],
  [
    "people.findAccount",
    MACHINE,
    "done",
    "not_found",
    (ctx, { slug }) => people.findAccount({ ctx, input: { email: `${slug}@example.com` } }),
  ],
  [
    "people.listPeople",
    MACHINE,
    "done",
    "not_found",
    (ctx) => people.listPeople({ ctx, input: { text: null, page: 1 } }),
  ],
  ["people.listEmailCollisions", MACHINE, "done", "not_found", (ctx) => people.listEmailCollisions({ ctx })],
  [
    "people.openSession",
    ANYBODY,
    "done",
    "done",
    (ctx, { userId }) => people.openSession({ ctx, input: { userId } }),
  ],
  [
    "people.findSession",
    ANYBODY,
    "done",
    "done",
    (ctx) => people.findSession({ ctx, input: { sessionId: crypto.randomUUID() } }),
  ],
  ["people.listSessions", PERSON, "done", "done", (ctx) => people.listSessions({ ctx })],
  [
    "people.revokeOtherSessions",
    PERSON,
    "done",
    "done",
    (ctx) => people.revokeOtherSessions({ ctx, input: { sessionId: crypto.randomUUID() } }),
  ],
  [
    "people.revokeSession",
    PERSON,
    "done",
    "done",
    (ctx, { session: sessionId }) => people.revokeSession({ ctx, input: { sessionId } }),
  ],

  ["personas.listPersonas", VIEWER, "done", "done", (ctx) => personas.listPersonas({ ctx })],
  [
    "personas.makePersona",
    RESEARCHER,
    "done",
    "done",
    (ctx) => personas.makePersona({ ctx, input: { name: "P", systemMessage: "I sail." } }),
  ],
  [
    "personas.changePersona",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { persona: id, slug }) =>
      personas.changePersona({ ctx, input: { id, name: "P", systemMessage: slug } }),
  ],
  [
    "personas.archivePersona",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { persona: id }) => personas.archivePersona({ ctx, input: { id, archived: true } }),
  ],

  [
    "prompt-sets.listPromptSets",
    VIEWER,
    "done",
    "done",
    (ctx) => promptSets.listPromptSets({ ctx, input: { archived: false } }),
  ],
  [
    "prompt-sets.getPromptSet",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: id }) => promptSets.getPromptSet({ ctx, input: { id } }),
  ],
  [
    "prompt-sets.getQuestion",
    VIEWER,
    "done",
    "not_found",
    (ctx, { question: id }) => promptSets.getQuestion({ ctx, input: { id } }),
  ],
  [
    "prompt-sets.listSetVersions",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId }) => promptSets.listSetVersions({ ctx, input: { setId } }),
  ],
  [
    "prompt-sets.compareSetVersions",
    VIEWER,
    "not_found",
    "not_found",
    (ctx, { set: setId }) => promptSets.compareSetVersions({ ctx, input: { setId, older: 1, newer: 2 } }),
  ],
  [
    "prompt-sets.listSetPrompts",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId }) => promptSets.listSetPrompts({ ctx, input: { setId, ...inSet } }),
  ],
  [
    "prompt-sets.readSetPromptChoices",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId }) => promptSets.readSetPromptChoices({ ctx, input: { setId } }),
  ],
  [
    "prompt-sets.listSetChanges",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId }) => promptSets.listSetChanges({ ctx, input: { setId, page: 1 } }),
  ],
  [
    "prompt-sets.createPromptSet",
    RESEARCHER,
    "done",
    "done",
    (ctx) => promptSets.createPromptSet({ ctx, input: { name: crypto.randomUUID(), description: "" } }),
  ],
  [
    "prompt-sets.changePromptSet",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: id }) =>
      promptSets.changePromptSet({ ctx, input: { id, name: crypto.randomUUID(), description: "" } }),
  ],
  [
    "prompt-sets.restorePromptSet",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: id }) => promptSets.restorePromptSet({ ctx, input: { id } }),
  ],
  [
    "prompt-sets.addQuestion",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: setId }) =>
      promptSets.addQuestion({ ctx, input: { setId, ...question, userPrompt: crypto.randomUUID() } }),
  ],
  [
    "prompt-sets.editQuestion",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { question: id }) => promptSets.editQuestion({ ctx, input: { id, ...question } }),
  ],
  [
    "prompt-sets.editPrompts",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: setId, question: id }) =>
      promptSets.editPrompts({
        ctx,
        input: { setId, selection: { ids: [id] }, edit: { change: "topic", topic: "t" } },
      }),
  ],
  [
    "prompt-sets.undoChange",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { change: id }) => promptSets.undoChange({ ctx, input: { id } }),
  ],
  [
    "prompt-sets.listSuggestions",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId }) => promptSets.listSuggestions({ ctx, input: { setId } }),
  ],
  [
    "prompt-sets.addSuggestions",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: setId }) =>
      promptSets.addSuggestions({ ctx, input: { setId, questions: ["Which harbour, then?"] } }),
  ],
  [
    "prompt-sets.clonePromptSet",
    RESEARCHER_IN_PERSON,
    "done",
    "not_found",
    (ctx, { set: id, slug }) => promptSets.clonePromptSet({ ctx, input: { id, slug, name: "A clone" } }),
  ],
  [
    "prompt-sets.archivePromptSet",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: id }) => promptSets.archivePromptSet({ ctx, input: { id } }),
  ],

  [
    "prompts.listPrompts",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      prompts.listPrompts({ ctx, input: { ...ANYTHING, zone: "UTC", text: null, sort: "asked", page: 1 } }),
  ],
  [
    "prompts.getPrompt",
    VIEWER,
    "done",
    "not_found",
    (ctx, { prompt: id }) => prompts.getPrompt({ ctx, input: { id } }),
  ],

  [
    "prompt-imports.checkImport",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => promptImports.checkImport({ ctx, input: questions(of) }),
  ],
  [
    "prompt-imports.exportLeftOut",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => promptImports.exportLeftOut({ ctx, input: questions(of) }),
  ],
  [
    "prompt-imports.importPrompts",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => promptImports.importPrompts({ ctx, input: questions(of) }),
  ],
  [
    "prompt-imports.exportPrompts",
    VIEWER,
    "done",
    "not_found",
    async (ctx, { set: setId }) =>
      collect((await promptImports.exportPrompts({ ctx, input: { setId, filter: ANY_SET_PROMPT } })).batches),
  ],

  ["budgets.listBudgets", SPEND, "done", "done", (ctx) => budgets.listBudgets({ ctx })],
  ["budgets.listBudgetRooms", RESEARCHER, "done", "done", (ctx) => budgets.listBudgetRooms({ ctx })],
  ["budgets.listBudgetChoices", MONEY, "done", "done", (ctx) => budgets.listBudgetChoices({ ctx })],
  ["budgets.tellOfBudgets", MACHINE, "done", "not_found", (ctx) => budgets.tellOfBudgets({ ctx })],
  [
    "budgets.makeBudget",
    MONEY,
    "done",
    "not_found",
    (ctx, { schedule: id }) =>
      budgets.makeBudget({
        ctx,
        input: { ...budget, of: { of: "schedule", id }, period: "week", startsOn: null },
      }),
  ],
  [
    "budgets.changeBudget",
    MONEY,
    "done",
    "not_found",
    (ctx, { budget: id }) => budgets.changeBudget({ ctx, input: { id, ...budget } }),
  ],
  [
    "budgets.archiveBudget",
    MONEY,
    "done",
    "not_found",
    (ctx, { budget: id }) => budgets.archiveBudget({ ctx, input: { id, archived: true } }),
  ],

  [
    "runs.askAgain",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { run: runId }) =>
      runs.askAgain({ ctx, input: { requestKey: crypto.randomUUID(), runId, taskId: null } }),
  ],
  [
    "question-asks.listQuestionAsks",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId }) => questionAsks.listQuestionAsks({ ctx, input: { setId } }),
  ],
  [
    "question-asks.readAskedQuestions",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId, questionAsk: runId }) =>
      questionAsks.readAskedQuestions({ ctx, input: { setId, runId } }),
  ],
  [
    "question-asks.askForQuestions",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => questionAsks.askForQuestions({ ctx, input: questionAsk(of) }),
  ],
  [
    "question-asks.addAskedQuestions",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: setId, questionAsk: runId }) =>
      questionAsks.addAskedQuestions({
        ctx,
        input: { setId, runId, questions: [{ userPrompt: "Which harbour, then?", topic: null }] },
      }),
  ],

  ["runs.createRun", RESEARCHER, "done", "not_found", (ctx, of) => runs.createRun({ ctx, input: ask(of) })],
  ["runs.planRun", RESEARCHER, "done", "not_found", (ctx, of) => runs.planRun({ ctx, input: ask(of) })],
  ["runs.getRun", VIEWER, "done", "not_found", (ctx, { run: id }) => runs.getRun({ ctx, input: { id } })],
  [
    "runs.getRunAsk",
    VIEWER,
    "done",
    "not_found",
    (ctx, { run: id }) => runs.getRunAsk({ ctx, input: { id } }),
  ],
  ["runs.getLastRunAsk", RESEARCHER, "done", "done", (ctx) => runs.getLastRunAsk({ ctx })],
  ["runs.getLastSetAsk", RESEARCHER, "done", "done", (ctx) => runs.getLastSetAsk({ ctx })],
  [
    "runs.getSetRun",
    VIEWER,
    "done",
    "not_found",
    (ctx, { run: id }) => runs.getSetRun({ ctx, input: { id } }),
  ],
  ["runs.listAskChoices", RESEARCHER, "done", "done", (ctx) => runs.listAskChoices({ ctx })],
  ["runs.listRunChoices", VIEWER, "done", "done", (ctx) => runs.listRunChoices({ ctx })],
  [
    "runs.listRuns",
    VIEWER,
    "done",
    "done",
    (ctx, { set: setId }) =>
      runs.listRuns({ ctx, input: { setId, scheduleId: null, state: null, ofSets: true, page: 1 } }),
  ],
  [
    "runs.readRunProgress",
    VIEWER,
    "done",
    "not_found",
    (ctx, { run: id }) => runs.readRunProgress({ ctx, input: { id } }),
  ],
  [
    "runs.priceAgain",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { run: runId }) => runs.priceAgain({ ctx, input: { runId, state: null } }),
  ],
  [
    "runs.retryRun",
    RESEARCHER,
    "conflict",
    "not_found",
    (ctx, { run: runId }) =>
      runs.retryRun({ ctx, input: { requestKey: crypto.randomUUID(), runId, state: "failed" } }),
  ],
  [
    "runs.pauseRun",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { run: id }) => runs.pauseRun({ ctx, input: { id } }),
  ],
  [
    "runs.resumeRun",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { run: id }) => runs.resumeRun({ ctx, input: { id } }),
  ],
  [
    "runs.cancelRun",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { run: id }) => runs.cancelRun({ ctx, input: { id } }),
  ],
  [
    "runs.previewSetRun",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => runs.previewSetRun({ ctx, input: setAsk(of) }),
  ],
  [
    "runs.startSetRun",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) =>
      runs.startSetRun({ ctx, input: { requestKey: crypto.randomUUID(), origin: null, ...setAsk(of) } }),
  ],
  [
    "runs.startSetRunUnsent",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) =>
      runs.startSetRunUnsent({
        ctx,
        input: { requestKey: crypto.randomUUID(), origin: null, ...setAsk(of) },
      }),
  ],

  [
    "schedules.listSchedules",
    VIEWER,
    "done",
    "done",
    (ctx, { set: setId }) => schedules.listSchedules({ ctx, input: { setId } }),
  ],
  [
    "schedules.getSchedule",
    VIEWER,
    "done",
    "not_found",
    (ctx, { schedule: id }) => schedules.getSchedule({ ctx, input: { id } }),
  ],
  [
    "schedules.listScheduleSlots",
    VIEWER,
    "done",
    "not_found",
    (ctx, { schedule: id }) => schedules.listScheduleSlots({ ctx, input: { id, page: 1 } }),
  ],
  [
    "schedules.createSchedule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => schedules.createSchedule({ ctx, input: { ...rhythm(of), requestKey: crypto.randomUUID() } }),
  ],
  [
    "schedules.changeSchedule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => schedules.changeSchedule({ ctx, input: { ...rhythm(of), id: of.schedule } }),
  ],
  [
    "schedules.previewSchedule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => schedules.previewSchedule({ ctx, input: priced(of) }),
  ],
  [
    "schedules.pauseSchedule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { schedule: id }) => schedules.pauseSchedule({ ctx, input: { id } }),
  ],
  [
    "schedules.resumeSchedule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { schedule: id }) => schedules.resumeSchedule({ ctx, input: { id } }),
  ],
  [
    "schedules.archiveSchedule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { schedule: id }) => schedules.archiveSchedule({ ctx, input: { id, archived: true } }),
  ],
  ["schedules.sendDueSlots", MACHINE, "done", "not_found", (ctx) => schedules.sendDueSlots({ ctx })],

  [
    "sources.listSources",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      sources.listSources({
        ctx,
        input: { filter: { ...zoned, domain: null, text: null }, sort: "citations", page: 1 },
      }),
  ],

  [
    "spend.estimateTargets",
    RESEARCHER,
    "done",
    "done",
    (ctx, of) => spend.estimateTargets({ ctx, input: ask(of) }),
  ],
  [
    "spend.correctSpend",
    MONEY,
    "done",
    "not_found",
    (ctx, { task: taskId }) =>
      spend.correctSpend({
        ctx,
        input: {
          ...{ requestKey: crypto.randomUUID(), taskId, connectionId: null },
          ...{ amount: "-0.1", reason: "Credit note" },
        },
      }),
  ],
  [
    "spend.readCorrectable",
    MONEY,
    "done",
    "not_found",
    (ctx, { task: taskId, reconciliation: reconciliationId }) =>
      spend.readCorrectable({ ctx, input: { taskId, reconciliationId } }),
  ],
  [
    "reconciliations.listReconciliations",
    SPEND,
    "done",
    "done",
    (ctx) => reconciliations.listReconciliations({ ctx, input: { before: null } }),
  ],
  [
    "reconciliations.getReconciliation",
    SPEND,
    "done",
    "not_found",
    (ctx, { reconciliation: id }) => reconciliations.getReconciliation({ ctx, input: { id } }),
  ],
  [
    "reconciliations.exportReconciliations",
    SPEND,
    "done",
    "done",
    (ctx) => collect(reconciliations.exportReconciliations({ ctx })),
  ],
  ["reconciliations.reconcile", MACHINE, "done", "not_found", (ctx) => reconciliations.reconcile({ ctx })],
  [
    "spend.listEntries",
    SPEND,
    "done",
    "done",
    (ctx) => spend.listEntries({ ctx, input: { filter: zoned, after: null } }),
  ],
  [
    "spend.compareEstimates",
    SPEND,
    "done",
    "done",
    (ctx) => spend.compareEstimates({ ctx, input: { ...zoned, scheduleId: null } }),
  ],
  ["spend.foldSpend", MACHINE, "done", "not_found", (ctx) => spend.foldSpend({ ctx })],
  [
    "spend.forecastMonth",
    SPEND,
    "done",
    "done",
    (ctx) => spend.forecastMonth({ ctx, input: { zone: "UTC" } }),
  ],
  [
    "spend.stateMonth",
    SPEND,
    "done",
    "done",
    (ctx) => spend.stateMonth({ ctx, input: { month: "2026-05" } }),
  ],
  [
    "spend.listStatementMonths",
    SPEND,
    "done",
    "done",
    (ctx) => spend.listStatementMonths({ ctx, input: { zone: "UTC" } }),
  ],
  ["spend.reportOutliers", SPEND, "done", "done", (ctx) => spend.reportOutliers({ ctx, input: zoned })],
  ["spend.reportOutcomes", SPEND, "done", "done", (ctx) => spend.reportOutcomes({ ctx, input: zoned })],
  ["spend.exportLedger", SPEND, "done", "done", (ctx) => collect(spend.exportLedger({ ctx, input: zoned }))],
  [
    "spend.priceModels",
    RESEARCHER,
    "done",
    "done",
    (ctx) => spend.priceModels({ ctx, input: { engine: "gemini", models: [] } }),
  ],
  [
    "spend.reportSpend",
    SPEND,
    "done",
    "done",
    (ctx) => spend.reportSpend({ ctx, input: { filter: zoned, by: "week", groupBy: "model" } }),
  ],

  [
    "tasks.callLiveTask",
    MACHINE,
    "done",
    "not_found",
    (ctx, { task: taskId }) => tasks.callLiveTask({ ctx, input: { taskId } }),
  ],
  [
    "tasks.postStandardTasks",
    MACHINE,
    "done",
    "not_found",
    (ctx, { task }) => tasks.postStandardTasks({ ctx, input: { taskIds: [task] } }),
  ],
  ["tasks.collectDueTasks", MACHINE, "done", "not_found", (ctx) => tasks.collectDueTasks({ ctx })],
  [
    "tasks.collectAccount",
    MACHINE,
    "done",
    "not_found",
    (ctx) => tasks.collectAccount({ ctx, input: { account: { key: "builtin nobody", connections: [] } } }),
  ],
  [
    "tasks.findAccountsToCollect",
    MACHINE,
    "done",
    "not_found",
    (ctx) => tasks.findAccountsToCollect({ ctx }),
  ],
  ["tasks.findLostPosts", MACHINE, "done", "not_found", (ctx) => tasks.findLostPosts({ ctx })],
  ["tasks.settleCosts", MACHINE, "done", "not_found", (ctx) => tasks.settleCosts({ ctx })],
  [
    "tasks.wakeCollector",
    MACHINE,
    "done",
    "not_found",
    (ctx) => tasks.wakeCollector({ ctx, input: { token: "guess" } }),
  ],
  ["tasks.sweepTasks", MACHINE, "done", "not_found", (ctx) => tasks.sweepTasks({ ctx })],

  [
    "workspaces.changeTimeZone",
    ADMIN,
    "done",
    "done",
    (ctx) => workspaces.changeTimeZone({ ctx, input: { timeZone: "Asia/Tokyo" } }),
  ],
  [
    "workspaces.renameWorkspace",
    ADMIN,
    "done",
    "done",
    (ctx) => workspaces.renameWorkspace({ ctx, input: { name: "Renamed" } }),
  ],
  ["workspaces.deleteWorkspace", OWNER, "done", "done", (ctx) => workspaces.deleteWorkspace({ ctx })],
  ["workspaces.countContents", VIEWER, "done", "done", (ctx) => workspaces.countContents({ ctx })],
  [
    "workspaces.createWorkspace",
    PERSON,
    "done",
    "done",
    (ctx) => workspaces.createWorkspace({ ctx, input: { name: "Another" } }),
  ],
  ["workspaces.listWorkspaces", PERSON, "done", "done", (ctx) => workspaces.listWorkspaces({ ctx })],
  [
    "workspaces.findWorkspace",
    PERSON,
    "done",
    "done",
    (ctx, { slug }) => workspaces.findWorkspace({ ctx, input: { slug } }),
  ],
  [
    "workspaces.nameWorkspaces",
    MACHINE,
    "done",
    "not_found",
    (ctx, { workspaceId }) => workspaces.nameWorkspaces({ ctx, input: { ids: [workspaceId] } }),
  ],
  [
    "workspaces.rotateBuiltInPassword",
    MACHINE,
    "conflict",
    "not_found",
    (ctx) => workspaces.rotateBuiltInPassword({ ctx, input: { accountId: crypto.randomUUID() } }),
  ],
];

const pool = ownDatabase();
/** At the instance's own address there is no API, and it says so at once: no connection leads anywhere. */
const noApi = createServer((_request, response) => response.writeHead(404).end());
/** Workspaces that stay as they are, whatever is tried on them: a stranger's, and one's own for those who may not. */
let theirs: Kept;
let untouched: Kept;

interface Kept {
  planted: PlantedWorkspace;
  rows: string[];
}

beforeAll(async () => {
  await new Promise<void>((listening) => noApi.listen(0, "127.0.0.1", listening));
  const { port } = z.object({ port: z.number() }).parse(noApi.address());
  publishToEnvironment({ SIGHTLINE_URL: `http://127.0.0.1:${port}` });
  await instance.setUp({ ctx: systemContext("test"), input: owner });
  await instance.openWorkspaces({ ctx: systemContext("test"), input: { open: true } });
  theirs = await keepOne();
  untouched = await keepOne();
});

afterAll(() => noApi.close());

/** A workspace on which nothing was done yet, or nothing that left a trace; to plant one is most of a call's time. */
let unused: Kept | null = null;

async function takeOwn(): Promise<Kept> {
  const own = unused ?? (await keepOne());
  unused = null;
  return own;
}

function giveBack(own: Kept, after: readonly string[]): void {
  if (own !== untouched && JSON.stringify(after) === JSON.stringify(own.rows)) unused = own;
}

async function keepOne(): Promise<Kept> {
  const planted = await plantOne();
  return { planted, rows: await rowsOf(planted.workspaceId) };
}

const contextOf = (who: Who, { workspaceId, userId }: { workspaceId: string; userId: string }): Context => {
  const ctx = { ...systemContext("test"), workspaceId };
  if (who === "job") return { ...ctx, actor: { kind: "system", job: "test" } };
  if (who === "command line") return { ...ctx, actor: { kind: "operator", userId: null } };
  return { ...ctx, actor: { kind: "member", userId, role: who } };
};

/** How a call ends, and all that it told. A fault of ours is no end. */
async function endOf(call: () => unknown): Promise<{ end: string; told: string }> {
  try {
    return { end: "done", told: JSON.stringify((await call()) ?? null) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { end: error.code, told: error.message };
  }
}

/** All rows of a workspace, of whatever table has any; sums that are worked out of its ledger are no more than that. */
async function rowsOf(workspaceId: string): Promise<string[]> {
  everything ??= await selectEverything();
  const { rows } = await pool.query<{ row: string }>(everything, [workspaceId]);
  return rows.map(({ row }) => row);
}

let everything: string | undefined;

async function selectEverything(): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'app' and column_name = 'workspace_id'
        and table_name not in ('spend_unfolded', 'spend_fold', 'spend_sum', 'spend_run_sum')`,
  );
  const selects = [
    ...tables.map(({ name }) => `select t::text as row from app.${name} t where workspace_id = $1`),
    "select w::text from app.workspace w where id = $1",
    `select u::text from app."user" u join app.membership m on m.user_id = u.id where m.workspace_id = $1`,
    `select s::text from app.session s join app.membership m on m.user_id = s.user_id
      where m.workspace_id = $1 and s.revoked_at is not null`,
    `select i::text from app.identity i join app.membership m on m.user_id = i.user_id where m.workspace_id = $1`,
  ];
  return `${selects.join(" union all ")} order by 1`;
}

it("has a line for every use case there is, and for nothing else", () => {
  const folders = readdirSync("lib/services").filter((name) => existsSync(`lib/services/${name}/index.ts`));
  expect(Object.keys(DOORS)).toEqual(folders.sort());
  const verbs = Object.entries(DOORS).flatMap(([folder, door]) =>
    Object.entries(door).flatMap(([name, exported]) =>
      typeof exported === "function" ? [`${folder}.${name}`] : [],
    ),
  );
  expect(TABLE.map(([verb]) => verb).sort()).toEqual(verbs.sort());
});

/** What of its own a workspace and its people have, but for what is on record of it. */
const withoutEntries = (rows: readonly string[], entries: readonly string[]): string[] =>
  rows.filter((row) => !entries.includes(row));

/** No secret has a place in an entry, and no name that one would be under. */
const SECRETS = [PLANTED_PASSWORD, WANTED, owner.password, hosted.password, "argon2", env().secret];
const SECRET_NAME = /password"|passwordHash|secret|token"|tokenHash|sealed/i;

async function entriesOf(requestId: string): Promise<{ row: string; said: string }[]> {
  const { rows } = await pool.query<{ row: string; said: string }>(
    "select e::text as row, concat(before::text, after::text) as said from app.audit_entry e where request_id = $1",
    [requestId],
  );
  return rows;
}

/** What somebody has read is no decision. */
const UNRECORDED = new Set(["notices.markNoticesRead"]);

/** What a call that is done changes of a workspace has an entry, and no entry has a secret. */
async function expectOnRecord(requestId: string, before: string[], after: string[]): Promise<void> {
  const entries = await entriesOf(requestId);
  const changed = withoutEntries(
    after,
    entries.map(({ row }) => row),
  );
  if (JSON.stringify(changed) !== JSON.stringify(before)) expect(entries).not.toEqual([]);
  for (const { said } of entries) {
    for (const secret of SECRETS) expect(said).not.toContain(secret);
    expect(said).not.toMatch(SECRET_NAME);
  }
}

describe.each(TABLE)("%s", (verb, allowed, end, foreign, call) => {
  it.each(EVERYBODY)("is for the %s, on record where it changes anything, or refused", async (who) => {
    const may = allowed.who.includes(who);
    const own = may ? await takeOwn() : untouched;
    const ctx = contextOf(who, own.planted);
    const { end: ended } = await endOf(() => call(ctx, own.planted));
    expect(ended).toBe(may ? end : allowed.others);
    const after = await rowsOf(own.planted.workspaceId);
    if (!may) expect(after).toEqual(own.rows);
    else if (end === "done" && !UNRECORDED.has(verb))
      await expectOnRecord(ctx.origin.requestId, own.rows, after);
    giveBack(own, after);
  });

  it("neither shows nor changes another workspace", async () => {
    const own = foreign === "done" ? await takeOwn() : null;
    const { planted, rows } = theirs;
    const as = contextOf("owner", own?.planted ?? (await newWorkspace()));
    const { end: ended, told } = await endOf(() => call(as, planted));
    expect(ended).toBe(foreign);
    for (const theirOwn of [planted.slug, planted.workspaceId]) expect(told).not.toContain(theirOwn);
    expect(await rowsOf(planted.workspaceId)).toEqual(rows);
    if (own) giveBack(own, await rowsOf(own.planted.workspaceId));
  });
});
