import { z } from "zod";
import { problemsOf } from "./judge";
import { fuzzRequests, type FuzzRequest } from "./requests";
import { send, type FuzzReply } from "./send";

const AT_ONCE = 12;
/** Enough to see what is wrong. */
const TOLD = 10;

interface FuzzOptions {
  origin: string;
  authorization: string;
  seed: number;
  count: number;
}

interface Fuzzed {
  /** The first of those requests whose replies are not as they must be, each with what is wrong. */
  problems: { request: string; problems: string[] }[];
  /** Every code that was answered, of calls and of tasks. */
  statuses: Set<string>;
}

/** Sends many requests, valid, nearly valid and hostile, some at once, and judges every reply. */
export async function fuzzAll({ origin, authorization, seed, count }: FuzzOptions): Promise<Fuzzed> {
  const waiting = fuzzRequests(seed, count).values();
  const problems: Fuzzed["problems"] = [];
  const statuses = new Set<string>();

  async function work(): Promise<void> {
    for (const request of waiting) {
      const found = await send(origin, authorization, request).then(
        (reply) => {
          noteStatuses(reply, statuses);
          return problemsOf(request, reply);
        },
        (error: unknown) => [`no reply: ${String(error)}`],
      );
      if (found.length > 0 && problems.length < TOLD)
        problems.push({ request: describe(request), problems: found.slice(0, 5) });
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { problems, statuses };
}

const codes = z.object({
  status_code: z.number(),
  tasks: z.array(z.object({ status_code: z.number() })).nullish(),
});

function noteStatuses(reply: FuzzReply | null, statuses: Set<string>): void {
  if (!reply) return;
  const parsed = codes.safeParse(parseJson(reply.body.toString()));
  if (!parsed.success) return;
  statuses.add(String(parsed.data.status_code));
  for (const { status_code: code } of parsed.data.tasks ?? []) statuses.add(String(code));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const describe = ({ method, path, headers, signed, delivery, body }: FuzzRequest): string =>
  [
    `${method} ${path.slice(0, 300)}`,
    JSON.stringify({ ...headers, signed, delivery, bytes: body.length }).slice(0, 600),
    body.subarray(0, 600).toString("latin1"),
  ].join("\n");
