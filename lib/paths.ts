import type { NoticeContent } from "@/lib/domain/team/notice";

type Query = Record<string, string | number | boolean | null | undefined>;

/** Adds what is set to a path; keys keep the order given, so that the same filters make the same URL. */
export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== "") search.set(key, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

const part = encodeURIComponent;

const workspace = (slug: string) => {
  const root = `/${part(slug)}`;
  return {
    root,
    /** `text`: what the form begins with instead of the prompt's wording. */
    compose: (query?: { prompt?: string; text?: string; version?: number; run?: string; follow?: string }) =>
      withQuery(`${root}/compose`, query),
    firstSteps: (query?: { step: "review" }) => withQuery(`${root}/first-steps`, query),
    schedules: (query?: { archived?: boolean }) => withQuery(`${root}/schedules`, query),
    /** With its set, where that is known already. */
    newSchedule: (query?: { set?: string }) => withQuery(`${root}/schedules/new`, query),
    schedule: (id: string, query?: { page?: number }) => withQuery(`${root}/schedules/${part(id)}`, query),
    changeSchedule: (id: string) => `${root}/schedules/${part(id)}/change`,
    answers: (query?: Query) => withQuery(`${root}/answers`, query),
    answer: (id: string) => `${root}/answers/${part(id)}`,
    /** Answers side by side. */
    compare: (ids: readonly string[], query?: { base?: string | null; show?: string; by?: string }) =>
      withQuery(`${root}/answers/compare`, { ids: ids.join(","), ...query }),
    /** All imports, or one. */
    importAnswers: (query?: { import?: string }) => withQuery(`${root}/answers/import`, query),
    runs: (query?: Query) => withQuery(`${root}/runs`, query),
    /** With its set and how often each prompt is asked, where these are known already. */
    newRun: (query?: { set?: string; repeats?: number }) => withQuery(`${root}/runs/new`, query),
    run: (id: string) => `${root}/runs/${part(id)}`,
    cells: (runId: string, query?: { page?: number }) =>
      withQuery(`${root}/runs/${part(runId)}/cells`, query),
    cell: (runId: string, cell: number) => `${root}/runs/${part(runId)}/cells/${cell}`,
    planner: (query?: Query) => withQuery(`${root}/planner`, query),
    prompts: (query?: Query) => withQuery(`${root}/prompts`, query),
    prompt: (id: string) => `${root}/prompts/${part(id)}`,
    promptFigures: (id: string, query?: Query) => withQuery(`${root}/prompts/${part(id)}/figures`, query),
    library: {
      sets: (query?: { archived?: boolean }) => withQuery(`${root}/library`, query),
      set: (id: string, query?: Query) => withQuery(`${root}/library/${part(id)}`, query),
      changes: (id: string, query?: Query) => withQuery(`${root}/library/${part(id)}/changes`, query),
      versions: (id: string, query?: Query) => withQuery(`${root}/library/${part(id)}/versions`, query),
      import: (id: string) => `${root}/library/${part(id)}/import`,
      expand: (id: string, query?: { family?: string }) =>
        withQuery(`${root}/library/${part(id)}/expand`, query),
      suggest: (id: string, query?: { page?: number }) =>
        withQuery(`${root}/library/${part(id)}/suggest`, query),
      askForQuestions: (id: string, query?: { run?: string }) =>
        withQuery(`${root}/library/${part(id)}/suggest/ask`, query),
      markets: () => `${root}/library/markets`,
      personas: () => `${root}/library/personas`,
    },
    overview: (query?: Query) => withQuery(`${root}/overview`, query),
    reports: () => `${root}/reports`,
    report: (id: string) => `${root}/reports/${part(id)}`,
    whatToDo: (query?: Query) => withQuery(`${root}/what-to-do`, query),
    /** The same figures on two sides; what was done, beside what was not; and as other tools count. */
    comparing: (query?: Query) => withQuery(`${root}/compare`, query),
    study: (query?: Query) => withQuery(`${root}/compare/study`, query),
    asOthers: (query?: Query) => withQuery(`${root}/compare/others`, query),
    brands: () => `${root}/brands`,
    newBrand: (query?: { name?: string }) => withQuery(`${root}/brands/new`, query),
    reviewMentions: () => `${root}/brands/review`,
    brand: (id: string) => `${root}/brands/${part(id)}`,
    brandFigures: (id: string, query?: Query) => withQuery(`${root}/brands/${part(id)}/figures`, query),
    sources: (query?: Query) => withQuery(`${root}/sources`, query),
    sourceGaps: (query?: Query) => withQuery(`${root}/sources/gaps`, query),
    sourceRules: () => `${root}/sources/rules`,
    newSourceRule: (query?: { where?: string }) => withQuery(`${root}/sources/rules/new`, query),
    sourceRule: (id: string) => `${root}/sources/rules/${part(id)}`,
    spend: (query?: Query) => withQuery(`${root}/spend`, query),
    spendEntries: (query?: Query) => withQuery(`${root}/spend/entries`, query),
    outliers: (query?: Query) => withQuery(`${root}/spend/outliers`, query),
    estimates: (query?: Query) => withQuery(`${root}/spend/estimates`, query),
    statement: (query?: Query) => withQuery(`${root}/spend/statement`, query),
    budgets: () => `${root}/spend/budgets`,
    /** The newest, or those of before a day. */
    reconciliations: (query?: { before?: string }) => withQuery(`${root}/spend/reconciliation`, query),
    reconciliation: (id: string) => `${root}/spend/reconciliation/${part(id)}`,
    /** Of a task, of a reconciliation's difference, or of nothing in particular. */
    correctSpend: (query?: { task?: string; reconciliation?: string }) =>
      withQuery(`${root}/spend/corrections/new`, query),
    /** Where a notice leads: to what it is of. */
    ofNotice: ({ kind, facts, subjectId }: NoticeContent & { subjectId: string }) => {
      if (kind === "visibility_moved") {
        const { from, to, scheduleId } = facts;
        return withQuery(`${root}/overview`, { from, to, scheduleId });
      }
      if (kind === "schedule_paused") return `${root}/schedules/${part(subjectId)}`;
      if (kind === "report_paused") return `${root}/reports/${part(subjectId)}`;
      if (kind === "connection_failing") return `${root}/settings/connections`;
      if (kind === "budget_warning" || kind === "budget_blocked") return `${root}/spend/budgets`;
      if (kind === "reconciliation_difference") return `${root}/spend/reconciliation/${part(subjectId)}`;
      if (kind === "channel_stopped" || kind === "mail_stopped") return `${root}/settings/notices`;
      return `${root}/runs/${part(subjectId)}`;
    },
    settings: {
      root: `${root}/settings`,
      importDataset: `${root}/settings/import-dataset`,
      connections: `${root}/settings/connections`,
      members: `${root}/settings/members`,
      flags: `${root}/settings/flags`,
      account: `${root}/settings/account`,
      audit: `${root}/settings/audit`,
      sessions: `${root}/settings/sessions`,
      demo: `${root}/settings/demo`,
      retention: `${root}/settings/retention`,
      deleted: `${root}/settings/deleted`,
      notices: `${root}/settings/notices`,
      deliveries: (query?: Query) => withQuery(`${root}/settings/notices/deliveries`, query),
    },
  };
};

const api = (slug: string) => {
  const root = `/api/workspaces/${part(slug)}`;
  return {
    reportLogo: () => `${root}/reports/logo`,
    run: (id: string) => `${root}/runs/${part(id)}`,
    runProgress: (id: string) => `${root}/runs/${part(id)}/progress`,
    task: (id: string) => `${root}/tasks/${part(id)}`,
    rawReply: (id: string) => `${root}/tasks/${part(id)}/raw`,
    verifyAnswer: (id: string) => `${root}/tasks/${part(id)}/verify`,
    models: (engine: string, query: { connection: string }) =>
      withQuery(`${root}/models/${part(engine)}`, query),
    estimate: (query: { targets: string; method: string; search: boolean }) =>
      withQuery(`${root}/estimate`, query),
    brandPreview: (query: { brand: string; id: string | null }) => withQuery(`${root}/brands/preview`, query),
    brandsFile: () => `${root}/brands/file`,
    measuring: () => `${root}/brands/measuring`,
    recounting: () => `${root}/recounting`,
    nameSuggestions: () => `${root}/brands/suggestions`,
    sourceRuleChanges: () => `${root}/sources/rules/changes`,
    sourceRulePreview: (query: { rule: string; id: string | null }) =>
      withQuery(`${root}/sources/rules/preview`, query),
    answersExport: (query: Query) => withQuery(`${root}/answers/export`, query),
    sourcesExport: (query: Query) => withQuery(`${root}/sources/export`, query),
    dataset: (query?: { raw: boolean }) => withQuery(`${root}/dataset`, query),
    datasetImport: () => `${root}/dataset/import`,
    datasetPieces: () => `${root}/dataset/pieces`,
    auditCsv: (query: Query) => withQuery(`${root}/audit/csv`, query),
    spendCsv: (query: Query) => withQuery(`${root}/spend/csv`, query),
    reconciliationCsv: () => `${root}/reconciliation/csv`,
    statementCsv: (query: { month: string }) => withQuery(`${root}/spend/statement/csv`, query),
    answerImport: (id: string) => `${root}/imports/${part(id)}`,
    answerImportProblems: (id: string) => `${root}/imports/${part(id)}/problems`,
    answerImportPieces: () => `${root}/imports/pieces`,
    libraryImport: () => `${root}/library/import`,
    libraryCsv: (query: Query) => withQuery(`${root}/library/csv`, query),
    demoProgress: () => `${root}/demo`,
    notices: () => `${root}/notices`,
  };
};

const operator = {
  accounts: (query?: Query) => withQuery("/operator/accounts", query),
  account: (id: string, query?: Query) => withQuery(`/operator/accounts/${part(id)}`, query),
  upstreams: () => "/operator/upstreams",
  limits: () => "/operator/limits",
  operators: () => "/operator/operators",
  people: () => "/operator/people",
  deleted: () => "/operator/deleted",
  audit: () => "/operator/audit",
};

/** Every address of the product, as functions, so that a renamed route breaks the build and not a link. */
export const paths = {
  home: "/",
  setup: (query?: { code?: string }) => withQuery("/setup", query),
  newWorkspace: () => "/new-workspace",
  /** Where a demo is watched while it is made. */
  demoSetup: (workspace: string) => withQuery("/demo-setup", { workspace }),
  /** What an invited person is sent. */
  invitation: (token: string) => `/sign-in/invitation/${part(token)}`,
  /** Where whoever has a link reads a report. */
  sharedReport: (token: string) => `/shared-report/${part(token)}`,
  sharedReportLogo: (token: string) => `/shared-report/${part(token)}/logo`,
  /** Where one ends the mails that it is linked from. */
  unsubscribe: (token: string) => `/unsubscribe/${part(token)}`,
  signIn: (query?: { next?: string }) => withQuery("/sign-in", query),
  /** Where somebody is sent who came back from a provider and was not signed in, or not linked. */
  signInProblem: (query?: { problem: string; provider: string }) => withQuery("/sign-in/problem", query),
  forgotPassword: () => "/forgot-password",
  /** The secret stands behind the #, which no browser sends to a server and no proxy logs. */
  resetPassword: (token: string) => `/reset-password#${part(token)}`,
  workspace,
  operator,
  /** The API's reference: the same for all workspaces, so an address of the instance. */
  reference: () => "/reference",
  api: {
    health: "/api/health",
    /** The same for mail programs, which post there. */
    unsubscribe: (token: string) => `/api/unsubscribe/${part(token)}`,
    workspace: api,
    operator: { auditCsv: (query: Query) => withQuery("/api/operator/audit/csv", query) },
  },
};
