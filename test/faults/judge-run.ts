import { mayBeDone } from "@/lib/api-contract/status-codes";
import { getDb } from "@/lib/db/client";
import { add, dollarsFromNumber, parseDollars, subtract, ZERO, type Nano } from "@/lib/domain/amounts/money";
import type { FakeCall, HostedApi } from "@/test/fakes/hosted-api";
import { codeOf, isLoss, isRefusal, type Fault } from "@/test/fakes/hosted-api-faults";
import { ANSWERS, type Engine } from "@/test/fakes/hosted-api-tasks";

// Judges a run by what the API remembers of it.

const BASE = { live: 0.0006, standard: 0.0002 };

type Task = Awaited<ReturnType<typeof tasksOf>>[number];

const tasksOf = (runId: string) =>
  getDb().task.findMany({
    where: { runId },
    include: { answer: { select: { cost: true } }, rawReply: { select: { taskId: true } } },
  });

/** Everything about a run that is not as it was promised. */
export async function judgeRun(api: HostedApi, runId: string): Promise<string[]> {
  const tasks = await tasksOf(runId);
  const entries = await getDb().spendEntry.findMany({ where: { runId }, orderBy: { id: "asc" } });
  const entriesOf = Map.groupBy(entries, ({ taskId }) => taskId ?? "");
  return tasks.flatMap((task) => {
    const name = `${task.method} ${task.engine} ${task.id} (${task.state}, ${task.failureKind ?? task.statusCode})`;
    const { end, cost } = task.method === "live" ? liveEnd(api, task) : standardEnd(api, task);
    const told = (entriesOf.get(task.id) ?? []).map(({ kind, amount }) => ({ kind, amount: nano(amount) }));
    return [...judgeEnd(task, end), ...judgeLedger(task.state, told, cost)].map((what) => `${name}: ${what}`);
  });
}

interface End {
  /** What the task has to be, or that it may be several. */
  end: readonly Task["state"][] | string;
  /** What it cost; null where it was not charged. */
  cost: Nano | null;
}

function judgeEnd(task: Task, end: End["end"]): string[] {
  if (typeof end === "string") return [end];
  if (!end.includes(task.state)) return [`should be ${end.join(" or ")}`];
  const isAnswered = task.state === "answered";
  return isAnswered === (task.answer !== null) ? [] : ["its answer and its state are of two minds"];
}

/** How a live task ends: as its one call that did anything did. */
function liveEnd(api: HostedApi, { id, engine }: Task): End {
  const calls = api.calls.filter(({ call, body }) => call === "live" && tagOf(body) === id);
  const done = calls.filter(({ fault }) => !(fault && (isRefusal(fault) || codeOf(fault))));
  if (done.length > 1) return { end: `was asked ${done.length} times`, cost: null };
  const last = calls.at(-1);
  if (!last) return { end: "was never asked", cost: null };
  const cost = dollarsFromNumber(Number((ANSWERS[engineOf(engine)].money_spent + BASE.live).toFixed(9)));
  if (isLost(last.fault)) return { end: ["unknown"], cost: null };
  if (last.fault === "filtered") return { end: ["failed"], cost };
  return done.length === 1 ? { end: ["answered"], cost } : { end: ["failed"], cost: null };
}

/** How a standard task ends: if the API accepted it, as its last look says. */
function standardEnd(api: HostedApi, { id, engine }: Task): End {
  const accepted = api.tasks.filter(({ posted }) => posted["tag"] === id);
  if (accepted.length > 1) return { end: `was posted ${accepted.length} times`, cost: null };
  const [remote] = accepted;
  if (!remote) return { end: ["failed", "unknown"], cost: null };
  const looks = api.calls.filter(({ call, path }) => call === "task_get" && path.endsWith(remote.id));
  const cost = dollarsFromNumber(Number((ANSWERS[engineOf(engine)].money_spent + BASE.standard).toFixed(9)));
  if (looks.filter(({ fault }) => isAnswer(fault)).length > 1)
    return { end: "was collected more than once", cost: null };
  const last = looks.at(-1);
  if (!last) return { end: "was never asked for", cost: null };
  return { end: [isAnswer(last.fault) ? "answered" : "failed"], cost };
}

const nano = (amount: { toFixed: (digits: number) => string }): Nano => parseDollars(amount.toFixed(9));

function judgeLedger(
  state: Task["state"],
  entries: readonly { kind: string; amount: Nano }[],
  cost: Nano | null,
): string[] {
  const sum = (...kinds: string[]) =>
    entries.reduce((total, { kind, amount }) => (kinds.includes(kind) ? add(total, amount) : total), ZERO);
  const held = sum("reservation", "release");
  if (state === "unknown") return held > ZERO && entries.length === 1 ? [] : ["what is held is not whole"];
  const charged = sum("charge", "correction");
  return [
    ...(held === ZERO ? [] : [`${held} nano-dollars are held for ever`]),
    ...(subtract(charged, cost ?? ZERO) === ZERO ? [] : [`cost ${cost} and was charged ${charged}`]),
    ...(entries.filter(({ kind }) => kind === "charge").length > 1 ? ["was charged twice"] : []),
  ];
}

const engineOf = (engine: string): Engine => {
  const known = Object.keys(ANSWERS).find((name) => name === engine);
  if (known !== "chat_gpt" && known !== "gemini" && known !== "claude" && known !== "perplexity")
    throw new Error(engine);
  return known;
};

const tagOf = (body: unknown): unknown => {
  const [task]: unknown[] = Array.isArray(body) ? body : [];
  return typeof task === "object" && task !== null && "tag" in task ? task.tag : null;
};

/** Whether a paid call's reply leaves open whether anything was done. */
function isLost(fault: FakeCall["fault"]): boolean {
  if (fault === null) return false;
  const coded = codeOf(fault);
  return fault === "http_500" || isLoss(fault) || (coded !== null && mayBeDone(coded.code));
}

/** Whether a look at a finished task brought its answer. */
const isAnswer = (fault: Fault | null): boolean =>
  fault === null || !(isRefusal(fault) || isLoss(fault) || codeOf(fault) || fault === "filtered");
