import { add, negate, subtract, ZERO, type Nano } from "@/lib/domain/amounts/money";

/** What of a difference is explained, by why. */
export const DIFFERENCE_CAUSES = [
  /** Calls that the API lists and this workspace has not made. */
  "outside",
  /** Calls that cost another amount than was entered. */
  "cost_differs",
  /** Calls whose reply was lost, and that the API knows. */
  "lost_reply",
  /** What nothing that is known explains. */
  "unexplained",
  /** Calls that go on: the API charges before their answer is here. */
  "under_way",
  /** Told at the reading before: entered since, or charged before. */
  "carried",
  /** No more than the account moved while it was read, or than its balance shows. */
  "while_read",
] as const;
export type DifferenceCause = (typeof DIFFERENCE_CAUSES)[number];

/** Those that pass by themselves. The others are for somebody to look at. */
const TIMING: readonly DifferenceCause[] = ["under_way", "carried", "while_read"];
export const isTiming = (cause: DifferenceCause): boolean => TIMING.includes(cause);

/** A call as the API lists it at the later reading. Dollars in nano. */
export interface ReconciledCall {
  id: string;
  /** The task of this workspace that it is of; null where it is of none. */
  taskId: string | null;
  /** ISO 8601. */
  posted: string;
  /** What it had cost at the reading before; 0 where it was not there. */
  before: Nano;
  after: Nano;
}

/** A task of this workspace as the ledger had it at both readings, without what an accountant entered. */
export interface ReconciledTask {
  id: string;
  /** At the later reading. */
  state: "under_way" | "unknown" | "ended";
  before: Nano;
  after: Nano;
}

export interface Readings {
  /**
   * What the account paid between the readings, as its balance tells; null where that is not this workspace's alone to
   * see, and its own calls are compared one by one.
   */
  paid: Nano | null;
  /** What the readings cannot tell: how far the balance moved meanwhile, and what it does not show. Not negative. */
  whileRead: Nano;
  /** All that the ledger entered for the account between the readings, without what an accountant entered. */
  entered: Nano;
  calls: readonly ReconciledCall[];
  tasks: readonly ReconciledTask[];
}

/** One call, or one task with all its calls, that explains a part. */
export interface DifferenceItem {
  taskId: string | null;
  /** The API's ids. */
  callIds: string[];
  /** When the first of them was posted, ISO 8601. */
  posted: string;
  /** What the API says it costs in all, and what the ledger has in all. */
  told: Nano;
  entered: Nano;
  /** What of the difference it explains. */
  amount: Nano;
}

export interface DifferencePart {
  cause: DifferenceCause;
  amount: Nano;
  items: DifferenceItem[];
}

export interface Comparison {
  /** What the account paid, less what was entered: the sum of the parts. */
  difference: Nano;
  /** What of it does not pass by itself. */
  open: Nano;
  /** Whether there is nothing to look at: not only that it comes to nothing. */
  agrees: boolean;
  /** In the order of the causes, those that are there. */
  parts: DifferencePart[];
  /** What was entered for calls that the API does not list, and that could not be compared one by one. */
  notListed: { tasks: number; amount: Nano };
}

const sum = (amounts: readonly Nano[]): Nano => add(ZERO, ...amounts);
/** An amount without its sign. */
const size = (amount: Nano): Nano => (amount < 0n ? negate(amount) : amount);

/**
 * Where the difference comes from between what an account paid and what the ledger entered. The parts sum to it exactly,
 * whatever the API lists: what no call explains is a part as well.
 */
export function compareReadings({ paid, whileRead, entered, calls, tasks }: Readings): Comparison {
  const byTask = Map.groupBy(calls, ({ taskId }) => taskId);
  const known = new Map(tasks.map((task) => [task.id, task]));
  const items: [DifferenceCause, DifferenceItem][] = [];
  let listed = ZERO;
  for (const [taskId, own] of byTask) {
    const task = taskId === null ? undefined : known.get(taskId);
    if (task) {
      items.push(...itemsOf(task, own));
      listed = add(listed, subtract(task.after, task.before));
    } else if (paid !== null) items.push(...own.map(outside));
  }
  const unlisted = tasks.filter(({ id, before, after }) => !byTask.has(id) && before !== after);
  const explained = sum(items.map(([, { amount }]) => amount));
  // Without a balance, what was entered for calls that are not listed is taken as it is.
  const difference = paid === null ? explained : subtract(paid, entered);
  const rest = subtract(difference, explained);
  // More than could move is not explained by what moved.
  const ofRest = size(rest) <= whileRead ? "while_read" : "unexplained";
  const parts = DIFFERENCE_CAUSES.flatMap((cause): DifferencePart[] => {
    const of = items.filter(([is, { amount }]) => is === cause && amount !== 0n).map(([, item]) => item);
    const bare = cause === ofRest ? rest : ZERO;
    const amount = add(bare, ...of.map((item) => item.amount));
    return of.length === 0 && bare === 0n ? [] : [{ cause, amount, items: of }];
  });
  const toLookAt = parts.filter(({ cause }) => !isTiming(cause));
  return {
    difference,
    open: sum(toLookAt.map(({ amount }) => amount)),
    agrees: toLookAt.length === 0,
    parts,
    notListed: {
      tasks: unlisted.length,
      amount: sum(unlisted.map(({ before, after }) => subtract(after, before))),
    },
  };
}

const outside = ({ id, posted, before, after }: ReconciledCall): [DifferenceCause, DifferenceItem] => [
  "outside",
  { taskId: null, callIds: [id], posted, told: after, entered: ZERO, amount: subtract(after, before) },
];

/**
 * What a task's calls cost more than the ledger has for it: as it stands now, by its cause, less what was told of it at
 * the reading before. One that stands as it stood says nothing.
 */
function itemsOf(
  { id, state, before, after }: ReconciledTask,
  calls: readonly ReconciledCall[],
): [DifferenceCause, DifferenceItem][] {
  const told = sum(calls.map((call) => call.after));
  const gap = subtract(told, after);
  const gapBefore = subtract(sum(calls.map((call) => call.before)), before);
  if (gap === gapBefore) return [];
  const [posted = ""] = calls.map((call) => call.posted).toSorted();
  const item = { taskId: id, callIds: calls.map((call) => call.id), posted, told, entered: after };
  const cause = { under_way: "under_way", unknown: "lost_reply", ended: "cost_differs" } as const;
  return [
    [cause[state], { ...item, amount: gap }],
    ["carried", { ...item, amount: negate(gapBefore) }],
  ];
}
