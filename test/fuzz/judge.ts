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
} from "@/lib/api-service/appendix-schemas";
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
  if (sent.cropped) return [...problems, ...strictProblems(cropped, json)];
  if (!sent.signed && status !== 401) problems.push(`HTTP ${status} for a stranger`);
  const schema = refused.safeParse(json).success ? strictRefusal : schemaOf(sent.aim);
  return [...problems, ...strictProblems(schema, json)];
}
