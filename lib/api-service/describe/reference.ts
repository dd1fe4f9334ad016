import { z } from "zod";
import { ENGINES, type Engine } from "@/lib/domain/engines/engine";
import { describeApi, OTHER_TAG } from "./openapi";

/*
 * The OpenAPI document as a page reads it: calls by engine, the fields of what is posted and of what comes back, in
 * words and lines instead of nested schemas.
 */

/** One field of a request or a reply. */
export interface ReferenceField {
  /** `items[].sections[].text`: with the objects it is in. */
  name: string;
  /** "text", "whole number or null" … */
  type: string;
  /** "1 to 4,096", "at most 500 characters"; null where the type says all. */
  range: string | null;
  /** What holds where it is not sent; null where that is for the model to decide, and in replies. */
  standard: string | null;
  /** Whether a request must have it. */
  required: boolean;
  words: string;
}

export interface ReferenceCall {
  /** Unique; the call's anchor. */
  id: string;
  /** The last word of its path: "live". */
  name: string;
  verb: "get" | "post";
  path: string;
  summary: string;
  /** What may be posted at once, and an example of it as JSON; null where nothing is posted. */
  posts: { atMost: number; example: string } | null;
  /** The path with an example in the place of each parameter. */
  examplePath: string;
}

/** Fields that several calls share. */
export interface SharedFields<Field> {
  /** The names of the calls. */
  calls: string[];
  fields: Field[];
}

export interface ReferenceGroup {
  /** Null: calls that belong to no engine. */
  engine: Engine | null;
  calls: ReferenceCall[];
  /** What is posted; each field with the calls that take it. */
  requests: SharedFields<ReferenceField & { takenBy: string[] }>[];
  /** The rows of the result, alike calls together; calls without rows are left out. */
  results: SharedFields<ReferenceField>[];
}

export interface Reference {
  groups: ReferenceGroup[];
  /** What every reply has around the rows of its result. */
  envelope: ReferenceField[];
}

const nodeSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  get anyOf() {
    return z.array(nodeSchema).optional();
  },
  get oneOf() {
    return z.array(nodeSchema).optional();
  },
  // `false` closes a tuple.
  get items() {
    return z.union([nodeSchema, z.literal(false)]).optional();
  },
  get properties() {
    return z.record(z.string(), nodeSchema).optional();
  },
  required: z.array(z.string()).optional(),
  enum: z.array(z.string()).optional(),
  const: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  default: z.union([z.number(), z.boolean()]).optional(),
  description: z.string().optional(),
  not: z.unknown().optional(),
});
type Node = z.infer<typeof nodeSchema>;

const contentSchema = z.object({
  "application/json": z.object({ schema: nodeSchema, example: z.unknown().optional() }),
});

const operationSchema = z.object({
  operationId: z.string(),
  tags: z.tuple([z.enum([...ENGINES, OTHER_TAG])]),
  summary: z.string(),
  parameters: z.array(z.object({ name: z.string(), example: z.string() })).default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.object({ 200: z.object({ content: contentSchema }) }),
});

const documentSchema = z.object({
  paths: z.record(z.string(), z.partialRecord(z.enum(["get", "post"]), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), nodeSchema) }),
});
type Document = z.infer<typeof documentSchema>;
type Operation = z.infer<typeof operationSchema>;

const CONTENT = "application/json";

/** The reference of an installation at an origin. Throws where the document is not what it is taken for. */
export function readReference(origin: string): Reference {
  const document = documentSchema.parse(JSON.parse(JSON.stringify(describeApi(origin))));
  const calls = Object.entries(document.paths).flatMap(([path, verbs]) =>
    (["get", "post"] as const).flatMap((verb) => {
      const operation = verbs[verb];
      return operation ? [{ operation, call: readCall(verb, path, operation) }] : [];
    }),
  );
  const groups = ([...ENGINES, null] as const).map((engine) => {
    const own = calls.filter(({ operation }) => operation.tags[0] === (engine ?? OTHER_TAG));
    return {
      engine,
      calls: own.map(({ call }) => call),
      requests: engine === null ? requestsApart(document, own) : requestsTogether(document, own),
      results: resultsOf(document, own),
    };
  });
  const [first] = calls;
  return { groups, envelope: first ? envelopeOf(replyOf(document, first.operation)) : [] };
}

interface OperationCall {
  operation: Operation;
  call: ReferenceCall;
}

function readCall(verb: "get" | "post", path: string, operation: Operation): ReferenceCall {
  const posted = operation.requestBody?.content[CONTENT];
  const examplePath = operation.parameters.reduce(
    (filled, { name, example }) => filled.replace(`{${name}}`, example),
    path,
  );
  return {
    id: operation.operationId,
    name: path.replace("/{id}", "").split("/").at(-1) ?? path,
    verb,
    path,
    summary: operation.summary,
    posts: posted ? { atMost: posted.schema.maxItems ?? 1, example: JSON.stringify(posted.example) } : null,
    examplePath,
  };
}

function resolve({ components: { schemas } }: Document, node: Node | null | undefined): Node {
  const name = node?.$ref?.split("/").at(-1);
  return (name === undefined ? node : schemas[name]) ?? {};
}

const replyOf = (document: Document, { responses }: Operation): Node =>
  resolve(document, responses[200].content[CONTENT].schema.anyOf?.[0]);

const postedBy = (document: Document, { requestBody }: Operation): Node | null =>
  requestBody ? resolve(document, itemsOf(requestBody.content[CONTENT].schema)) : null;

/** The fields of an engine's tasks, whichever of its calls take them. */
function requestsTogether(document: Document, calls: readonly OperationCall[]): ReferenceGroup["requests"] {
  const posting = calls.filter(({ operation }) => operation.requestBody);
  const fields = new Map<string, ReferenceField & { takenBy: string[] }>();
  for (const { operation, call } of posting) {
    for (const field of fieldsOf(postedBy(document, operation) ?? {})) {
      const known = fields.get(field.name);
      if (known) known.takenBy.push(call.name);
      else fields.set(field.name, { ...field, takenBy: [call.name] });
    }
  }
  return [{ calls: posting.map(({ call }) => call.name), fields: [...fields.values()] }];
}

const requestsApart = (document: Document, calls: readonly OperationCall[]): ReferenceGroup["requests"] =>
  calls
    .filter(({ operation }) => operation.requestBody)
    .flatMap((each) => requestsTogether(document, [each]));

/** The rows of each call's result; calls whose rows are alike stand together. */
function resultsOf(document: Document, calls: readonly OperationCall[]): ReferenceGroup["results"] {
  const alike = new Map<string, SharedFields<ReferenceField>>();
  for (const { operation, call } of calls) {
    const task = listed(inside(replyOf(document, operation), "tasks"));
    const row = listed(inside(task, "result"));
    const key = JSON.stringify(row);
    const known = alike.get(key);
    if (known) known.calls.push(call.name);
    else if (row.properties) alike.set(key, { calls: [call.name], fields: fieldsOf(row) });
  }
  return [...alike.values()];
}

/** The fields around the rows: those of the reply, and those of each task. */
function envelopeOf(reply: Node): ReferenceField[] {
  const task = listed(inside(reply, "tasks"));
  const shallow = (node: Node, prefix: string) =>
    Object.entries(node.properties ?? {}).map(([name, field]) => describe(`${prefix}${name}`, field, false));
  return [...shallow(reply, ""), ...shallow(task, "tasks[].")];
}

const inside = (node: Node, name: string): Node => node.properties?.[name] ?? {};

/** What a field may be, null left out. */
const alternatives = (node: Node): Node[] =>
  [...(node.anyOf ?? []), ...(node.oneOf ?? [])].filter(({ type }) => type !== "null");

/** What stands in a list, or the node itself where it is none. */
function listed(node: Node): Node {
  const [list = node] = alternatives(node);
  return itemsOf(list) ?? list;
}

const itemsOf = ({ items }: Node): Node | null => items || null;

/** The fields of an object, and of the objects in them as far as those have words of their own, in lines. */
function fieldsOf(object: Node, prefix = ""): ReferenceField[] {
  const lines = new Map<string, ReferenceField>();
  for (const [name, node] of Object.entries(object.properties ?? {})) {
    const required = object.required?.includes(name) ?? false;
    const line = describe(`${prefix}${name}`, node, required);
    const below = objectsIn(node).flatMap(({ within, isListed }) =>
      fieldsOf(within, `${line.name}${isListed ? "[]" : ""}.`),
    );
    for (const field of [line, ...below]) {
      const known = lines.get(field.name);
      // The same field of two kinds of object: what it may be in either.
      if (!known) lines.set(field.name, field);
      else if (!known.type.split(" or ").includes(field.type)) known.type = `${known.type} or ${field.type}`;
    }
  }
  return [...lines.values()];
}

/** The objects that a field holds, alone or in a list, if their own fields have words. */
function objectsIn(node: Node): { within: Node; isListed: boolean }[] {
  const [list = node] = alternatives(node);
  const items = itemsOf(list);
  const held = items ?? list;
  return [held, ...alternatives(held)].flatMap((within) => {
    const told = Object.values(within.properties ?? {}).some(({ description }) => description !== undefined);
    return told ? [{ within, isListed: items !== null }] : [];
  });
}

function describe(name: string, node: Node, required: boolean): ReferenceField {
  const [only = node] = alternatives(node);
  const mayBeNull =
    (Array.isArray(node.type) && node.type.includes("null")) ||
    (node.anyOf?.some(({ type }) => type === "null") ?? false);
  return {
    name,
    type: mayBeNull ? `${typeOf(only).replace(" or ", ", ")} or null` : typeOf(only),
    range: rangeOf(only) ?? rangeOf(node),
    standard: standardOf(node.default),
    required,
    words: node.description ?? "",
  };
}

const NAMES: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  object: "object",
  array: "list",
};

function typeOf(node: Node): string {
  if (node.const !== undefined) return `"${node.const}"`;
  if (node.enum) return node.enum.map((value) => `"${value}"`).join(" or ");
  const type = [node.type ?? "object"].flat().find((each) => each !== "null") ?? "object";
  return NAMES[type] ?? type;
}

function standardOf(value: number | boolean | undefined): string | null {
  if (value === undefined) return null;
  return typeof value === "number" ? figure(value) : String(value);
}

/** Zod says of every whole number that it is one that a number can hold. */
const isSaid = (bound: number | undefined): bound is number =>
  bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

const figure = (value: number): string => value.toLocaleString("en-US");

function rangeOf({ minimum, maximum, maxLength, maxItems }: Node): string | null {
  if (maxLength !== undefined) return `at most ${figure(maxLength)} characters`;
  if (maxItems !== undefined) return `at most ${figure(maxItems)} items`;
  if (isSaid(minimum) && isSaid(maximum)) return `${figure(minimum)} to ${figure(maximum)}`;
  return isSaid(minimum) ? `${figure(minimum)} or more` : null;
}
