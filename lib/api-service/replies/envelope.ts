import { formatWireTime } from "@/lib/api-contract/format";
import { describeStatus, statusMessage } from "@/lib/api-contract/status-codes";
import { add, toWireNumber, ZERO, type Nano } from "@/lib/domain/amounts/money";

const VERSION = "0.1.20261121";
const OK = 20000;
/** From here on a code is a failure, or a task that has no result yet. */
const FIRST_ERROR = 40000;

/** One entry of `tasks`, before it is put in the wire's words. */
export interface TaskEntry {
  id: string;
  code: number;
  /** Where the code's own message is to be extended or replaced. */
  message?: string;
  cost: Nano;
  path: readonly string[];
  /** What was posted, echoed; `api`, `function` and `se` come before it. */
  data: Record<string, unknown>;
  result: readonly unknown[] | null;
  elapsedMs: number;
}

/** What every reply is wrapped in. */
interface WireEnvelope {
  version: string;
  status_code: number;
  status_message: string;
  time: string;
  cost: number;
  tasks_count: number;
  tasks_error: number;
  tasks: readonly WireTask[] | null;
}

interface WireTask {
  id: string;
  status_code: number;
  status_message: string;
  time: string;
  cost: number;
  result_count: number;
  path: readonly string[];
  data: Record<string, unknown>;
  result: readonly unknown[] | null;
}

/** What a call is answered with. */
export interface ServiceReply {
  http: number;
  body: WireEnvelope;
  /** What stood behind the result ("sandbox", …), where there is one. */
  upstream: string | null;
}

interface EnvelopeInput {
  tasks: readonly TaskEntry[];
  elapsedMs: number;
  upstream?: string | null;
}

/** A reply to a request that was understood: each task has its own status. */
export function taskReply({ tasks, elapsedMs, upstream = null }: EnvelopeInput): ServiceReply {
  // The tasks of a posting share their figures: each is written once.
  const wireTime = once(formatWireTime);
  const wireNumber = once(toWireNumber);
  const body = {
    version: VERSION,
    status_code: OK,
    status_message: statusMessage(OK),
    time: formatWireTime(elapsedMs),
    cost: toWireNumber(add(...tasks.map(({ cost }) => cost))),
    tasks_count: tasks.length,
    tasks_error: tasks.filter(({ code }) => code >= FIRST_ERROR).length,
    tasks: tasks.map((task) => ({
      id: task.id,
      status_code: task.code,
      status_message: task.message ?? statusMessage(task.code),
      time: wireTime(task.elapsedMs),
      cost: wireNumber(task.cost),
      result_count: task.result?.length ?? 0,
      path: task.path,
      data: task.data,
      result: task.result,
    })),
  };
  return { http: 200, body, upstream };
}

/** A reply whose last entry says that as many more tasks of the posting met the same as it did. */
export function withUnlisted(reply: ServiceReply, unlisted: number): ServiceReply {
  const { tasks } = reply.body;
  const last = tasks?.at(-1);
  if (unlisted === 0 || !tasks || !last) return reply;
  const message = `${last.status_message} ${unlisted} more of this posting met the same and are not listed.`;
  return {
    ...reply,
    body: { ...reply.body, tasks: [...tasks.slice(0, -1), { ...last, status_message: message }] },
  };
}

/** A function that works out again only what is not the same as the time before. */
function once<Input, Output>(workOut: (input: Input) => Output): (input: Input) => Output {
  let last: { input: Input; output: Output } | undefined;
  return (input) => {
    if (last?.input !== input) last = { input, output: workOut(input) };
    return last.output;
  };
}

/** A reply to a request that was refused whole. */
export function refusal(code: number, message?: string): ServiceReply {
  const { http } = describeStatus(code);
  return {
    http,
    body: {
      version: VERSION,
      status_code: code,
      status_message: message ?? statusMessage(code),
      time: formatWireTime(0),
      cost: 0,
      tasks_count: 0,
      tasks_error: 0,
      tasks: null,
    },
    upstream: null,
  };
}

/** A task that was refused, or that has nothing to give yet: it costs nothing. */
export const emptyEntry = (entry: Omit<TaskEntry, "cost" | "result">): TaskEntry => ({
  ...entry,
  cost: ZERO,
  result: null,
});
