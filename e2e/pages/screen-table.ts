import { paths } from "@/lib/paths";

/** A workspace with an answer to a question that two engines were asked, a set, and the instance's API account. */
export interface Places {
  slug: string;
  answer: string;
  other: string;
  run: string | undefined;
  /** The address of a prompt's page. */
  prompt: string;
  set: string;
  /** The address of an API account's page. */
  account: string;
}

/** Where a screen is looked at; or, where it is not among them, why. */
type Looks = ((places: Places) => string[]) | string;

const of = ({ slug }: Places) => paths.workspace(slug);
const IN_DEMO = "of a schedule there is none here: demo.spec.ts looks at it";

/** Every page of `app/` by its route; what has no line here fails `screen-table.test.ts`. */
export const SCREENS: Readonly<Record<string, Looks>> = {
  "/": "leads to a workspace",
  "/setup": "of an instance that nobody owns: demo.spec.ts looks at it",
  "/demo-setup": "while a demo is made: demo.spec.ts looks at it",
  "/sign-in": "for whoever is not signed in: accessibility.spec.ts looks at it by itself",
  "/forgot-password": "for whoever is not signed in: accessibility.spec.ts looks at it by itself",
  "/reset-password": "for whoever is not signed in: accessibility.spec.ts looks at it by itself",
  "/sign-in/problem": () => [paths.signInProblem({ problem: "not_invited", provider: "oidc" })],
  "/sign-in/invitation/[token]": () => [paths.invitation("none")],
  "/shared-report/[token]": () => [paths.sharedReport("none")],
  "/unsubscribe/[token]": () => [paths.unsubscribe("none")],
  "/new-workspace": () => [paths.newWorkspace()],
  "/reference": "operator.spec.ts looks at it, whole",

  "/operator": "leads to the accounts",
  "/operator/accounts": () => [paths.operator.accounts()],
  "/operator/accounts/[id]": ({ account }) => [account],
  "/operator/audit": () => [paths.operator.audit()],
  "/operator/deleted": () => [paths.operator.deleted()],
  "/operator/limits": () => [paths.operator.limits()],
  "/operator/operators": () => [paths.operator.operators()],
  "/operator/people": () => [paths.operator.people()],
  "/operator/upstreams": () => [paths.operator.upstreams()],

  "/[workspace]": "leads to the first screen that one may see",
  "/[workspace]/compose": (all) => [
    of(all).compose(),
    of(all).compose({ run: all.run }),
    of(all).compose({ follow: all.answer }),
  ],
  "/[workspace]/overview": (all) => [of(all).overview(), of(all).overview({ from: "2020-01-01" })],
  "/[workspace]/what-to-do": (all) => [of(all).whatToDo(), of(all).whatToDo({ from: "2020-01-01" })],
  "/[workspace]/compare": (all) => [of(all).comparing(), of(all).comparing({ by: "engine" })],
  "/[workspace]/compare/others": (all) => [of(all).asOthers()],
  "/[workspace]/compare/study": (all) => [
    of(all).study(),
    of(all).study({ day: "2026-01-15", by: "topic", value: "none" }),
  ],
  "/[workspace]/answers": (all) => [
    of(all).answers(),
    of(all).answers({ text: "no answer has these words" }),
    of(all).answers({ columns: "engine,model,flags,notes,market,run,repeat,tokens,member,answered" }),
    of(all).answers({ view: "0198a7b2-0000-7000-8000-000000000001" }),
  ],
  "/[workspace]/answers/[id]": (all) => [of(all).answer(all.answer), of(all).answer("not-there")],
  "/[workspace]/answers/compare": (all) => [
    of(all).compare([all.answer, all.other]),
    of(all).compare([all.answer, all.other], { show: "texts", by: "address" }),
    of(all).compare(["not-there"]),
  ],
  "/[workspace]/answers/import": (all) => [of(all).importAnswers()],
  "/[workspace]/runs": (all) => [of(all).runs(), of(all).runs({ of: "questions" })],
  "/[workspace]/runs/new": (all) => [of(all).newRun()],
  "/[workspace]/runs/[id]": IN_DEMO,
  "/[workspace]/runs/[id]/cells": (all) => [of(all).cells(String(all.run))],
  "/[workspace]/runs/[id]/cells/[cell]": (all) => [of(all).cell(String(all.run), 0)],
  "/[workspace]/schedules": (all) => [of(all).schedules(), of(all).schedules({ archived: true })],
  "/[workspace]/schedules/new": (all) => [of(all).newSchedule({ set: all.set })],
  "/[workspace]/schedules/[id]": IN_DEMO,
  "/[workspace]/schedules/[id]/change": IN_DEMO,
  "/[workspace]/first-steps": (all) => [of(all).firstSteps(), of(all).firstSteps({ step: "review" })],
  "/[workspace]/planner": (all) => [of(all).planner(), of(all).planner({ points: "5", families: "nine" })],
  "/[workspace]/reports": (all) => [of(all).reports()],
  "/[workspace]/reports/[id]": IN_DEMO,
  "/[workspace]/prompts": (all) => [of(all).prompts()],
  "/[workspace]/prompts/[id]": ({ prompt }) => [prompt],
  "/[workspace]/prompts/[id]/figures": ({ prompt }) => [`${prompt}/figures`],
  "/[workspace]/library": (all) => [of(all).library.sets()],
  "/[workspace]/library/[set]": (all) => [
    of(all).library.set(all.set),
    of(all).library.set(all.set, { topic: "nobody asks of this" }),
  ],
  "/[workspace]/library/[set]/changes": (all) => [of(all).library.changes(all.set)],
  "/[workspace]/library/[set]/expand": (all) => [of(all).library.expand(all.set)],
  "/[workspace]/library/[set]/import": (all) => [of(all).library.import(all.set)],
  "/[workspace]/library/[set]/suggest": (all) => [of(all).library.suggest(all.set)],
  "/[workspace]/library/[set]/suggest/ask": (all) => [of(all).library.askForQuestions(all.set)],
  "/[workspace]/library/[set]/versions": (all) => [of(all).library.versions(all.set)],
  "/[workspace]/brands": (all) => [of(all).brands()],
  "/[workspace]/brands/new": (all) => [of(all).newBrand({ name: "Ring" })],
  "/[workspace]/brands/review": (all) => [of(all).reviewMentions()],
  "/[workspace]/brands/[id]": "brands.spec.ts looks at it",
  "/[workspace]/brands/[id]/figures": "brands.spec.ts looks at it",
  "/[workspace]/library/markets": (all) => [of(all).library.markets()],
  "/[workspace]/library/personas": (all) => [of(all).library.personas()],
  "/[workspace]/sources": (all) => [of(all).sources(), of(all).sources({ domain: "nobody-cites.example" })],
  "/[workspace]/sources/gaps": (all) => [of(all).sourceGaps()],
  "/[workspace]/sources/rules": (all) => [of(all).sourceRules()],
  "/[workspace]/sources/rules/new": (all) => [of(all).newSourceRule({ where: "reddit.com" })],
  "/[workspace]/sources/rules/[id]": "sources.spec.ts looks at it",

  "/[workspace]/spend": (all) => [of(all).spend(), of(all).spend({ groupBy: "run", by: "week" })],
  "/[workspace]/spend/budgets": (all) => [of(all).budgets()],
  "/[workspace]/spend/corrections/new": (all) => [
    of(all).correctSpend(),
    of(all).correctSpend({ task: all.answer }),
  ],
  "/[workspace]/spend/entries": (all) => [
    of(all).spendEntries(),
    of(all).spendEntries({ from: "2001-01-01", to: "2001-01-02" }),
  ],
  "/[workspace]/spend/estimates": (all) => [of(all).estimates()],
  "/[workspace]/spend/outliers": (all) => [of(all).outliers()],
  "/[workspace]/spend/reconciliation": (all) => [of(all).reconciliations()],
  // One that is there takes two nights: demo.spec.ts looks at the demo's.
  "/[workspace]/spend/reconciliation/[id]": (all) => [of(all).reconciliation("not-there")],
  "/[workspace]/spend/statement": (all) => [of(all).statement(), of(all).statement({ month: "2001-01" })],

  "/[workspace]/settings": (all) => [of(all).settings.root],
  "/[workspace]/settings/account": (all) => [of(all).settings.account],
  "/[workspace]/settings/audit": (all) => [of(all).settings.audit],
  "/[workspace]/settings/connections": (all) => [of(all).settings.connections],
  "/[workspace]/settings/deleted": (all) => [of(all).settings.deleted],
  "/[workspace]/settings/demo": (all) => [of(all).settings.demo],
  "/[workspace]/settings/flags": (all) => [of(all).settings.flags],
  "/[workspace]/settings/import-dataset": (all) => [of(all).settings.importDataset],
  "/[workspace]/settings/members": (all) => [of(all).settings.members],
  "/[workspace]/settings/notices": (all) => [of(all).settings.notices],
  "/[workspace]/settings/notices/deliveries": (all) => [of(all).settings.deliveries()],
  "/[workspace]/settings/retention": (all) => [of(all).settings.retention],
  "/[workspace]/settings/sessions": (all) => [of(all).settings.sessions],
};
