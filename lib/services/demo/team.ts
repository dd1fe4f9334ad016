import type { NewBudget } from "@/lib/domain/money/budget-fields";
import { madeUpAddress } from "@/lib/domain/team/made-up";
import type { Role } from "@/lib/domain/team/permission";
import type { Context } from "@/lib/services/context";
import { derivedId } from "@/lib/services/derived-id";

/** Who asks in a demo beside whoever has it made. They are made up, and nobody can sign in as any of them. */
export const DEMO_PEOPLE = [
  { key: "ines", name: "Ines Okafor", role: "admin" },
  { key: "tomas", name: "Tomas Lindqvist", role: "researcher" },
  { key: "maja", name: "Maja Petrov", role: "billing" },
] as const satisfies readonly { key: string; name: string; role: Role }[];

export type DemoPerson = (typeof DEMO_PEOPLE)[number]["key"];

/** The user id of a made-up person of a demo workspace, the same on every try. */
export const demoPersonId = (workspaceId: string, key: DemoPerson): string =>
  derivedId("demo's person", workspaceId, key);

/** The rows of a demo workspace's people, who have no password. */
export const demoUsers = (workspaceId: string) =>
  DEMO_PEOPLE.map(({ key, name }) => {
    const id = demoPersonId(workspaceId, key);
    return { id, name, email: madeUpAddress(key, id) };
  });

/** The context in which a made-up person acts. */
export function demoContext<Ctx extends Context>(ctx: Ctx, who: DemoPerson): Ctx {
  const role = DEMO_PEOPLE.find(({ key }) => key === who)?.role ?? "viewer";
  return { ...ctx, actor: { kind: "member", userId: demoPersonId(ctx.workspaceId, who), role } };
}

/** The label of what is asked by hand. */
export const BY_HAND_LABEL = "demo";

/** The budget of the whole programme: more than its six weeks cost, until it is cut on the last day. */
export const PROGRAMME_BUDGET = { name: "Autumn programme", amount: "60", warnAt: [50, 80, 100] };

/** A demo's budgets, made on its first day. */
export const demoBudgets = (workspaceId: string, firstDay: string): NewBudget[] => [
  { ...PROGRAMME_BUDGET, of: { of: "workspace" }, period: "once", startsOn: firstDay },
  {
    ...{ name: "Tomas, a week", amount: "1", warnAt: [80, 100], period: "week", startsOn: null },
    of: { of: "member", id: demoPersonId(workspaceId, "tomas") },
  },
  {
    ...{ name: "Questions by hand", amount: "3", warnAt: [80, 100], period: "month", startsOn: null },
    of: { of: "label", label: BY_HAND_LABEL },
  },
];
