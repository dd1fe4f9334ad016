import type { OPERATE, Permission } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";
import type { Planted } from "./team";

// Written down, not worked out: what each route and action of the product asks for. What has no line here fails the tests.

/** "anyone": it answers without a session. "signed-in": it is about the person, in no workspace. */
export type Guard = "anyone" | "signed-in" | typeof OPERATE | Permission;

/** A route of `app/`, what it asks for, and where it is in a workspace that has one of each thing. */
type Line = [route: string, guard: Guard, address: (planted: Planted) => string];

const of = ({ slug }: Planted) => paths.workspace(slug);
const readsOf = ({ slug }: Planted) => paths.api.workspace(slug);
const { operator } = paths;

export const PAGES: readonly Line[] = [
  ["/setup", "anyone", () => paths.setup()],
  ["/sign-in", "anyone", () => paths.signIn()],
  ["/sign-in/problem", "anyone", () => paths.signInProblem()],
  ["/forgot-password", "anyone", () => paths.forgotPassword()],
  ["/reset-password", "anyone", () => "/reset-password"],
  ["/sign-in/invitation/[token]", "anyone", () => paths.invitation("a-guess")],
  ["/shared-report/[token]", "anyone", () => paths.sharedReport("a-guess")],
  ["/unsubscribe/[token]", "anyone", () => paths.unsubscribe("a-guess")],

  ["/", "signed-in", () => paths.home],
  ["/new-workspace", "signed-in", () => paths.newWorkspace()],
  ["/reference", "signed-in", () => paths.reference()],

  ["/operator", "instance:operate", () => "/operator"],
  ["/operator/accounts", "instance:operate", () => operator.accounts()],
  ["/operator/accounts/[id]", "instance:operate", ({ account }) => operator.account(account)],
  ["/operator/audit", "instance:operate", () => operator.audit()],
  ["/operator/deleted", "instance:operate", () => operator.deleted()],
  ["/operator/limits", "instance:operate", () => operator.limits()],
  ["/operator/operators", "instance:operate", () => operator.operators()],
  ["/operator/people", "instance:operate", () => operator.people()],
  ["/operator/upstreams", "instance:operate", () => operator.upstreams()],

  ["/demo-setup", "answer:read", ({ slug }) => paths.demoSetup(slug)],
  ["/[workspace]", "workspace:read", (planted) => of(planted).root],
  ["/[workspace]/overview", "answer:read", (planted) => of(planted).overview()],
  ["/[workspace]/what-to-do", "answer:read", (planted) => of(planted).whatToDo()],
  ["/[workspace]/compare", "answer:read", (planted) => of(planted).comparing()],
  ["/[workspace]/compare/others", "answer:read", (planted) => of(planted).asOthers()],
  ["/[workspace]/compare/study", "answer:read", (planted) => of(planted).study()],
  ["/[workspace]/answers", "answer:read", (planted) => of(planted).answers()],
  ["/[workspace]/answers/import", "answer:import", (planted) => of(planted).importAnswers()],
  ["/[workspace]/answers/[id]", "answer:read", (planted) => of(planted).answer(planted.task)],
  ["/[workspace]/answers/compare", "answer:read", (planted) => of(planted).compare([planted.task])],
  ["/[workspace]/compose", "run:create", (planted) => of(planted).compose({ prompt: planted.prompt })],
  [
    "/[workspace]/spend/corrections/new",
    "spend:correct",
    (planted) => of(planted).correctSpend({ reconciliation: planted.reconciliation }),
  ],
  ["/[workspace]/library", "prompt:read", (planted) => of(planted).library.sets()],
  ["/[workspace]/brands", "brand:read", (planted) => of(planted).brands()],
  ["/[workspace]/brands/new", "brand:write", (planted) => of(planted).newBrand()],
  ["/[workspace]/brands/review", "brand:read", (planted) => of(planted).reviewMentions()],
  ["/[workspace]/brands/[id]", "brand:write", (planted) => of(planted).brand(planted.brand)],
  ["/[workspace]/brands/[id]/figures", "answer:read", (planted) => of(planted).brandFigures(planted.brand)],
  ["/[workspace]/library/markets", "prompt:read", (planted) => of(planted).library.markets()],
  ["/[workspace]/library/personas", "prompt:read", (planted) => of(planted).library.personas()],
  ["/[workspace]/library/[set]", "prompt:read", (planted) => of(planted).library.set(planted.set)],
  [
    "/[workspace]/library/[set]/changes",
    "prompt:read",
    (planted) => of(planted).library.changes(planted.set),
  ],
  ["/[workspace]/library/[set]/expand", "prompt:write", (planted) => of(planted).library.expand(planted.set)],
  ["/[workspace]/library/[set]/import", "prompt:write", (planted) => of(planted).library.import(planted.set)],
  [
    "/[workspace]/library/[set]/suggest",
    "prompt:read",
    (planted) => of(planted).library.suggest(planted.set),
  ],
  [
    "/[workspace]/library/[set]/versions",
    "prompt:read",
    (planted) => of(planted).library.versions(planted.set),
  ],
  [
    "/[workspace]/library/[set]/suggest/ask",
    "answer:read",
    (planted) => of(planted).library.askForQuestions(planted.set),
  ],
  ["/[workspace]/reports", "answer:read", (planted) => of(planted).reports()],
  ["/[workspace]/reports/[id]", "answer:read", (planted) => of(planted).report(planted.report)],
  ["/[workspace]/first-steps", "run:create", (planted) => of(planted).firstSteps()],
  ["/[workspace]/planner", "answer:read", (planted) => of(planted).planner()],
  ["/[workspace]/prompts", "prompt:read", (planted) => of(planted).prompts()],
  ["/[workspace]/prompts/[id]", "prompt:read", (planted) => of(planted).prompt(planted.prompt)],
  [
    "/[workspace]/prompts/[id]/figures",
    "answer:read",
    (planted) => of(planted).promptFigures(planted.prompt),
  ],
  ["/[workspace]/runs", "answer:read", (planted) => of(planted).runs()],
  ["/[workspace]/runs/new", "run:create", (planted) => of(planted).newRun({ set: planted.set })],
  ["/[workspace]/runs/[id]", "answer:read", (planted) => of(planted).run(planted.run)],
  ["/[workspace]/runs/[id]/cells", "answer:read", (planted) => of(planted).cells(planted.run)],
  ["/[workspace]/runs/[id]/cells/[cell]", "answer:read", (planted) => of(planted).cell(planted.run, 0)],
  ["/[workspace]/schedules", "prompt:read", (planted) => of(planted).schedules()],
  [
    "/[workspace]/schedules/new",
    "schedule:write",
    (planted) => of(planted).newSchedule({ set: planted.set }),
  ],
  ["/[workspace]/schedules/[id]", "prompt:read", (planted) => of(planted).schedule(planted.schedule)],
  [
    "/[workspace]/schedules/[id]/change",
    "schedule:write",
    (planted) => of(planted).changeSchedule(planted.schedule),
  ],
  ["/[workspace]/settings", "workspace:read", (planted) => of(planted).settings.root],
  ["/[workspace]/settings/account", "workspace:read", (planted) => of(planted).settings.account],
  ["/[workspace]/settings/audit", "audit:read", (planted) => of(planted).settings.audit],
  ["/[workspace]/settings/connections", "connection:read", (planted) => of(planted).settings.connections],
  ["/[workspace]/settings/deleted", "answer:delete", (planted) => of(planted).settings.deleted],
  ["/[workspace]/settings/demo", "answer:read", (planted) => of(planted).settings.demo],
  ["/[workspace]/settings/flags", "answer:read", (planted) => of(planted).settings.flags],
  ["/[workspace]/settings/import-dataset", "workspace:edit", (planted) => of(planted).settings.importDataset],
  ["/[workspace]/settings/members", "member:read", (planted) => of(planted).settings.members],
  ["/[workspace]/settings/notices", "workspace:read", (planted) => of(planted).settings.notices],
  [
    "/[workspace]/settings/notices/deliveries",
    "workspace:read",
    (planted) => of(planted).settings.deliveries(),
  ],
  ["/[workspace]/settings/retention", "workspace:edit", (planted) => of(planted).settings.retention],
  ["/[workspace]/settings/sessions", "workspace:read", (planted) => of(planted).settings.sessions],
  ["/[workspace]/sources", "source:read", (planted) => of(planted).sources()],
  ["/[workspace]/sources/gaps", "source:read", (planted) => of(planted).sourceGaps()],
  ["/[workspace]/sources/rules", "source:read", (planted) => of(planted).sourceRules()],
  ["/[workspace]/sources/rules/new", "source:write", (planted) => of(planted).newSourceRule()],
  [
    "/[workspace]/sources/rules/[id]",
    "source:write",
    (planted) => of(planted).sourceRule(planted.sourceRule),
  ],
  ["/[workspace]/spend", "spend:read", (planted) => of(planted).spend()],
  ["/[workspace]/spend/budgets", "spend:read", (planted) => of(planted).budgets()],
  ["/[workspace]/spend/estimates", "spend:read", (planted) => of(planted).estimates()],
  ["/[workspace]/spend/entries", "spend:read", (planted) => of(planted).spendEntries()],
  ["/[workspace]/spend/outliers", "spend:read", (planted) => of(planted).outliers()],
  ["/[workspace]/spend/reconciliation", "spend:read", (planted) => of(planted).reconciliations()],
  [
    "/[workspace]/spend/reconciliation/[id]",
    "spend:read",
    (planted) => of(planted).reconciliation(planted.reconciliation),
  ],
  ["/[workspace]/spend/statement", "spend:read", (planted) => of(planted).statement()],
];

const target = JSON.stringify([{ engine: "gemini", model: "m-1" }]);
const days = { from: "2026-01-01", to: "2026-12-31" };

export const READS: readonly Line[] = [
  ["/api/auth/[...nextauth]", "anyone", () => "/api/auth/csrf"],
  ["/api/health", "anyone", () => paths.api.health],
  ["/api/unsubscribe/[token]", "anyone", () => paths.api.unsubscribe("a-guess")],
  ["/api/wake/[token]", "anyone", () => "/api/wake/a-guess"],
  ["/shared-report/[token]/logo", "anyone", () => paths.sharedReportLogo("a-guess")],
  ["/grounding-api-redirect/[token]", "anyone", () => "/grounding-api-redirect/a-guess"],
  ["/v3/[[...path]]", "anyone", () => "/v3/openapi.json"],

  ["/api/operator/audit/csv", "instance:operate", () => paths.api.operator.auditCsv({})],

  [
    "/api/workspaces/[workspace]/answers/export",
    "answer:read",
    (planted) => readsOf(planted).answersExport({}),
  ],
  [
    "/api/workspaces/[workspace]/sources/export",
    "source:read",
    (planted) => readsOf(planted).sourcesExport({}),
  ],
  [
    "/api/workspaces/[workspace]/imports/[id]",
    "answer:import",
    (planted) => readsOf(planted).answerImport(planted.answerImport),
  ],
  [
    "/api/workspaces/[workspace]/imports/[id]/problems",
    "answer:import",
    (planted) => readsOf(planted).answerImportProblems(planted.answerImport),
  ],
  // As with questions, below.
  [
    "/api/workspaces/[workspace]/imports/pieces",
    "answer:import",
    (planted) => readsOf(planted).answerImportPieces(),
  ],
  ["/api/workspaces/[workspace]/audit/csv", "audit:read", (planted) => readsOf(planted).auditCsv({})],
  ["/api/workspaces/[workspace]/dataset", "workspace:edit", (planted) => readsOf(planted).dataset()],
  [
    "/api/workspaces/[workspace]/dataset/import",
    "workspace:edit",
    (planted) => readsOf(planted).datasetImport(),
  ],
  // As with questions, below.
  [
    "/api/workspaces/[workspace]/dataset/pieces",
    "workspace:edit",
    (planted) => readsOf(planted).datasetPieces(),
  ],
  ["/api/workspaces/[workspace]/demo", "answer:read", (planted) => readsOf(planted).demoProgress()],
  [
    "/api/workspaces/[workspace]/estimate",
    "run:create",
    (planted) => readsOf(planted).estimate({ targets: target, method: "live", search: true }),
  ],
  [
    "/api/workspaces/[workspace]/library/csv",
    "prompt:read",
    (planted) => readsOf(planted).libraryCsv({ set: planted.set }),
  ],
  // What is posted there is looked at after who posts it.
  [
    "/api/workspaces/[workspace]/library/import",
    "prompt:write",
    (planted) => readsOf(planted).libraryImport(),
  ],
  [
    "/api/workspaces/[workspace]/models/[engine]",
    "connection:read",
    (planted) => readsOf(planted).models("gemini", { connection: planted.connection }),
  ],
  ["/api/workspaces/[workspace]/reports/logo", "answer:read", (planted) => readsOf(planted).reportLogo()],
  ["/api/workspaces/[workspace]/brands/file", "brand:read", (planted) => readsOf(planted).brandsFile()],
  ["/api/workspaces/[workspace]/recounting", "workspace:read", (planted) => readsOf(planted).recounting()],
  ["/api/workspaces/[workspace]/brands/measuring", "answer:read", (planted) => readsOf(planted).measuring()],
  [
    "/api/workspaces/[workspace]/sources/rules/changes",
    "source:read",
    (planted) => readsOf(planted).sourceRuleChanges(),
  ],
  [
    "/api/workspaces/[workspace]/sources/rules/preview",
    "source:read",
    (planted) =>
      readsOf(planted).sourceRulePreview({ rule: '{"where":"a.example","class":"shop"}', id: null }),
  ],
  [
    "/api/workspaces/[workspace]/brands/suggestions",
    "brand:read",
    (planted) => readsOf(planted).nameSuggestions(),
  ],
  [
    "/api/workspaces/[workspace]/brands/preview",
    "brand:read",
    (planted) => readsOf(planted).brandPreview({ brand: '{"name":"Acme"}', id: null }),
  ],
  ["/api/workspaces/[workspace]/notices", "workspace:read", (planted) => readsOf(planted).notices()],
  ["/api/workspaces/[workspace]/runs/[id]", "answer:read", (planted) => readsOf(planted).run(planted.run)],
  [
    "/api/workspaces/[workspace]/runs/[id]/progress",
    "answer:read",
    (planted) => readsOf(planted).runProgress(planted.run),
  ],
  [
    "/api/workspaces/[workspace]/reconciliation/csv",
    "spend:read",
    (planted) => readsOf(planted).reconciliationCsv(),
  ],
  [
    "/api/workspaces/[workspace]/spend/csv",
    "spend:read",
    (planted) => readsOf(planted).spendCsv({ ...days, rows: "ledger" }),
  ],
  [
    "/api/workspaces/[workspace]/spend/statement/csv",
    "spend:read",
    (planted) => readsOf(planted).statementCsv({ month: "2026-05" }),
  ],
  ["/api/workspaces/[workspace]/tasks/[id]", "answer:read", (planted) => readsOf(planted).task(planted.task)],
  [
    "/api/workspaces/[workspace]/tasks/[id]/raw",
    "answer:read",
    (planted) => readsOf(planted).rawReply(planted.task),
  ],
  [
    "/api/workspaces/[workspace]/tasks/[id]/verify",
    "answer:read",
    (planted) => readsOf(planted).verifyAnswer(planted.task),
  ],
];

/** The routes that take a POST and no GET. */
export const POSTED = [
  "/api/workspaces/[workspace]/dataset/pieces",
  "/api/workspaces/[workspace]/imports/pieces",
  "/api/workspaces/[workspace]/library/import",
];

/** Every server action by its name. */
export const ACTIONS: Readonly<Record<string, Guard>> = {
  trackNameAction: "brand:write",
  decideNameAction: "brand:write",
  importBrandsAction: "brand:write",
  setReportLogoAction: "workspace:edit",
  removeReportLogoAction: "workspace:edit",
  makeReportLinkAction: "report:share",
  revokeReportLinkAction: "report:share",
  setReportMailingAction: "report:share",
  mailReportToMeAction: "report:share",
  stopReportMailingAction: "report:share",
  makeReportAction: "report:write",
  changeReportAction: "report:write",
  removeReportAction: "report:write",
  makeSourceRuleAction: "source:write",
  changeSourceRuleAction: "source:write",
  removeSourceRuleAction: "source:write",
  makeBrandAction: "brand:write",
  changeBrandAction: "brand:write",
  archiveBrandAction: "brand:write",
  setUpAction: "anyone",
  askForResetAction: "anyone",
  joinAsNewPersonAction: "anyone",
  resetPasswordAction: "anyone",
  unsubscribeAction: "anyone",
  returnToReportMailsAction: "anyone",

  allowLinkAction: "signed-in",
  changePasswordAction: "signed-in",
  createWorkspaceAction: "signed-in",
  deleteAccountAction: "signed-in",
  joinAsMemberAction: "signed-in",
  restoreOwnWorkspaceAction: "signed-in",
  revokeOtherSessionsAction: "signed-in",
  revokeSessionAction: "signed-in",
  setFirstPasswordAction: "signed-in",
  startDemoAction: "signed-in",
  unlinkIdentityAction: "signed-in",

  createAccountAction: "instance:operate",
  deletePersonAction: "instance:operate",
  depositAction: "instance:operate",
  giveOperatorAction: "instance:operate",
  makeResetLinkAction: "instance:operate",
  openWorkspacesAction: "instance:operate",
  removeUpstreamAction: "instance:operate",
  restoreWorkspaceAction: "instance:operate",
  revokeAccountAction: "instance:operate",
  rotatePasswordAction: "instance:operate",
  saveUpstreamAction: "instance:operate",
  setLimitsAction: "instance:operate",
  takeOperatorAction: "instance:operate",

  leaveWorkspaceAction: "workspace:read",
  markNoticesReadAction: "workspace:read",
  // Of one's own e-mail; the workspace's channels are behind notice:write in the use case.
  muteChannelAction: "workspace:read",
  resendDeliveryAction: "workspace:read",
  saveOwnMailAction: "workspace:read",
  startChannelAction: "workspace:read",
  testChannelAction: "workspace:read",

  askForNamesAction: "run:create",
  startFirstRunAction: "run:create",
  previewRun: "run:create",
  priceRunAgain: "run:create",
  resumeDemoAction: "run:create",
  sendAgain: "run:create",
  sendAsk: "run:create",
  sendQuestionAsk: "run:create",
  sendRunAgain: "run:create",
  sendSetRun: "run:create",
  steerRun: "run:create",

  addAskedQuestionsAction: "prompt:write",
  addQuestionAction: "prompt:write",
  addSiblingAction: "prompt:write",
  addSuggestionsAction: "prompt:write",
  archiveMarketAction: "prompt:write",
  archivePersonaAction: "prompt:write",
  archiveSetAction: "prompt:write",
  changePersonaAction: "prompt:write",
  changeSetAction: "prompt:write",
  cloneSetAction: "prompt:write",
  createSetAction: "prompt:write",
  editPromptsAction: "prompt:write",
  editQuestionAction: "prompt:write",
  expandTemplateAction: "prompt:write",
  makeMarketAction: "prompt:write",
  makePersonaAction: "prompt:write",
  renameFamilyAction: "prompt:write",
  renameMarketAction: "prompt:write",
  undoChangeAction: "prompt:write",

  discardImportAction: "answer:import",
  finishUploadAction: "answer:import",
  mapColumnsAction: "answer:import",
  openImportAction: "answer:import",
  startImportAction: "answer:import",
  undoImportAction: "answer:import",

  addMentionAction: "brand:write",
  judgeMentionAction: "brand:write",
  addNoteAction: "answer:annotate",
  cancelPhraseAction: "brand:write",
  refuseMentionAction: "brand:write",
  undoCorrectionAction: "brand:write",
  changeFlagAction: "answer:annotate",
  changeNoteAction: "answer:annotate",
  flagAnswersAction: "answer:annotate",
  mergeFlagsAction: "answer:annotate",
  removeFlagAction: "answer:annotate",
  removeNoteAction: "answer:annotate",

  findAction: "answer:read",

  // Of one's own; views that are shared are behind answer:annotate in the use case.
  changeViewAction: "answer:read",
  openFirstAction: "answer:read",
  removeViewAction: "answer:read",
  saveViewAction: "answer:read",
  updateViewAction: "answer:read",

  addMarkAction: "schedule:write",
  archiveScheduleAction: "schedule:write",
  changeMarkAction: "schedule:write",
  changeScheduleAction: "schedule:write",
  createScheduleAction: "schedule:write",
  pauseScheduleAction: "schedule:write",
  pinBaselineAction: "schedule:write",
  previewScheduleAction: "schedule:write",
  removeMarkAction: "schedule:write",
  resumeScheduleAction: "schedule:write",
  unpinBaselineAction: "schedule:write",

  archiveBudgetAction: "budget:write",
  changeBudgetAction: "budget:write",
  makeBudgetAction: "budget:write",

  correctSpendAction: "spend:correct",

  makeDefaultAction: "connection:write",
  removeConnectionAction: "connection:write",
  saveConnectionAction: "connection:write",
  testConnectionAction: "connection:write",

  changeRoleAction: "member:write",
  inviteMemberAction: "member:write",
  makeMemberResetLinkAction: "member:write",
  removeMemberAction: "member:write",
  renewLinkAction: "member:write",
  revokeInvitationAction: "member:write",

  addChannelAction: "notice:write",
  changeChannelAction: "notice:write",
  removeChannelAction: "notice:write",
  rotateSecretAction: "notice:write",

  deleteAnswersAction: "answer:delete",
  previewDeletionAction: "answer:delete",
  undoDeletionAction: "answer:delete",

  changeRetentionAction: "workspace:edit",
  changeTimeZoneAction: "workspace:edit",
  discardDatasetAction: "workspace:edit",
  openDatasetAction: "workspace:edit",
  previewRetentionAction: "workspace:edit",
  renameWorkspaceAction: "workspace:edit",
  startDatasetAction: "workspace:edit",

  transferOwnershipAction: "owner:write",
  countLossesAction: "workspace:delete",
  deleteWorkspaceAction: "workspace:delete",
};

/** A route with something in each parameter's place. */
export const somewhere = (route: string): string => route.replace(/\[+(?:\.\.\.)?(.*?)\]+/g, "some-$1");
