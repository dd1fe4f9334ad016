import { z } from "zod";
import {
  strictIdListReply,
  strictProblems,
  strictRefusal,
  strictReply,
} from "@/lib/api-contract/strict-reply";
import {
  errorsReply,
  statusReply,
  userDataReply,
  webhookResendReply,
} from "@/lib/api-service/describe/appendix-schemas";
import type { Aim, FuzzRequest } from "./requests";
import type { FuzzReply } from "./send";

/** What nobody outside may read: stacks, paths of the machine, statements and names of the database, addresses. */
const LEAKS =
  /node_modules|\n\s+at \S+ \(|\.m?[jt]s:\d+|file:\/\/\/|\/tmp\/|\/work\/|api\.(task|account|ledger_entry)|ECONNREFUSED|pg_catalog|syntax error at or near|invalid input syntax|<!doctype|"stack"/i;

const APPENDIX = {
  user_data: userDataReply,
  errors: errorsReply,
  status: statusReply,
  webhook_resend: webhookResendReply,
} satisfies Record<Extract<Aim, { kind: "appendix" }>["call"], z.ZodType>;

const croppedReply = z.strictObject({
  id: z.string().nullable(),
  status_code: z.int(),
  status_message: z.string(),
  items: z.array(z.unknown()),
});
const cropped = z.union([croppedReply, z.array(croppedReply)]);

function schemaOf(aim: Aim): z.ZodType {
  switch (aim.kind) {
    case "llm":
      return strictReply(aim.engine, aim.call);
    case "appendix":
      return APPENDIX[aim.call];
    case "id_list":
      return strictIdListReply;
    case "anywhere":
      return strictRefusal;
  }
}

const refused = z.looseObject({ tasks: z.null() });

/** What is wrong with the reply to a request; empty when nothing is. */
export function problemsOf(sent: FuzzRequest, reply: FuzzReply | null): string[] {
  if (reply === null) return [];
  const { status, body } = reply;
  const text = body.toString();
  const problems: string[] = [];
  if (![200, 401, 402, 404].includes(status)) problems.push(`HTTP ${status}`);
  const leak = LEAKS.exec(text)?.[0];
  if (leak !== undefined) problems.push(`it leaks ${JSON.stringify(leak)}`);
  if (!String(reply.headers["content-type"]).startsWith("application/json")) {
    return [...problems, `it is ${String(reply.headers["content-type"])}: ${text.slice(0, 200)}`];
  }
  // The check rebuilds objects and loses a field of that name, which the reply echoes like any other.
  const json: unknown = JSON.parse(text.replaceAll("__proto__", "renamed"));
  if (!sent.signed) return [...problems, ...strangerProblems(status, json)];
  if (sent.cropped) return [...problems, ...strictProblems(cropped, json)];
  const schema = refused.safeParse(json).success ? strictRefusal : schemaOf(sent.aim);
  return [...problems, ...strictProblems(schema, withPossibleId(sent, json))];
}

/** Strangers are turned away with the same words whatever they ask for. */
const strangerProblems = (status: number, json: unknown): string[] =>
  status === 401 ? strictProblems(strictRefusal, json) : [`HTTP ${status} for a stranger`];

const oneTask = z.looseObject({
  tasks: z.tuple([z.looseObject({ id: z.string(), path: z.array(z.string()) })]),
});

/** `task_get` names the id it was asked for, whatever that was: as long as it is that, it passes for a possible one. */
function withPossibleId({ aim }: FuzzRequest, json: unknown): unknown {
  if (aim.kind !== "llm" || aim.call !== "task_get") return json;
  const [task] = oneTask.safeParse(json).data?.tasks ?? [];
  if (task?.id !== task?.path.at(-1)) return json;
  // As text, since a parsed object has its fields in the schema's order.
  const echoed = `"id":${JSON.stringify(task?.id)}`;
  return JSON.parse(JSON.stringify(json).replace(echoed, () => `"id":"${POSSIBLE_ID}"`));
}

const POSSIBLE_ID = "07151610-0696-0613-0000-b2366402ce99";
