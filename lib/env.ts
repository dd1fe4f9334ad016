import { resolve } from "node:path";
import { z } from "zod";
import { isAddressOrPrefix } from "./net/client-address";
import { readSignInVariables } from "./env-sign-in";
import { readUpstreamVariables } from "./env-upstreams";

// The only module that reads process.env. Reading is lazy: a build imports this without any variable set.

const blankIsUnset = (value: unknown) =>
  typeof value === "string" && value.trim() === "" ? undefined : value;

const setting = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankIsUnset, schema);

const origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => URL.canParse(text) && new URL(text).origin === text);

const listOf = <Schema extends z.ZodType<unknown, string>>(part: Schema, unset = "") =>
  z
    .string()
    .default(unset)
    .transform((text) => text.split(",").flatMap((item) => item.trim() || []))
    .pipe(z.array(part));

/** Where Gemini's citations point. */
const GROUNDING_HOST = "vertexaisearch.cloud.google.com";

const variables = z.object({
  PORT: setting(z.coerce.number().int().min(1).max(65535).default(3000)),
  HOST: setting(
    z
      .string()
      .regex(/^[^\s/]+$/)
      .default("127.0.0.1"),
  ),
  SIGHTLINE_URL: setting(origin.optional()),
  SIGHTLINE_DATA_DIR: setting(z.string().default(".data")),
  DATABASE_URL: setting(z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  SIGHTLINE_DATABASE_FOLDER: setting(z.string().optional()),
  SIGHTLINE_SECRET: setting(z.string().min(32).optional()),
  SIGHTLINE_ALLOWED_ORIGINS: setting(listOf(origin)),
  SIGHTLINE_REDIRECT_HOSTS: setting(listOf(z.string().regex(/^[a-z0-9.-]+(:\d+)?$/), GROUNDING_HOST)),
  SIGHTLINE_TRUSTED_PROXIES: setting(listOf(z.string().refine(isAddressOrPrefix))),
  SIGHTLINE_SMTP_URL: setting(z.url({ protocol: /^smtps?$/ }).optional()),
  SIGHTLINE_MAIL_FROM: setting(
    z
      .string()
      .regex(/^[^\r\n<>]*(<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/)
      .optional(),
  ),
  SIGHTLINE_SANDBOX_LATENCY_MS: setting(z.coerce.number().min(0).max(60_000).default(1500)),
  LOG_LEVEL: setting(z.enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"]).default("info")),
});

type VariableName = keyof typeof variables.shape;

/** What a person reads when a variable is wrong. */
const TAKES: Record<VariableName, string> = {
  PORT: "a whole number from 1 to 65535",
  HOST: "an address to listen on, for example 127.0.0.1 or 0.0.0.0",
  SIGHTLINE_URL: "the address people use, as an origin without a path: https://sightline.example.com",
  SIGHTLINE_DATA_DIR: "a folder",
  DATABASE_URL: "a PostgreSQL address: postgres://user:password@host:5432/database",
  SIGHTLINE_DATABASE_FOLDER: "a folder; the launcher sets it",
  SIGHTLINE_SECRET:
    "at least 32 random characters, the same on every machine (for example from `openssl rand -hex 32`)",
  SIGHTLINE_ALLOWED_ORIGINS:
    "origins separated by commas, each exact: http://localhost:11434,https://models.example.com",
  SIGHTLINE_REDIRECT_HOSTS: `hosts separated by commas, each exact: ${GROUNDING_HOST}; or none`,
  SIGHTLINE_TRUSTED_PROXIES:
    "addresses and prefixes of your reverse proxies, separated by commas: 10.0.0.2,192.168.0.0/16",
  SIGHTLINE_SMTP_URL: "your mail server: smtp://user:password@host:587, or smtps://… for TLS from the start",
  SIGHTLINE_MAIL_FROM: "the sender of mails: Sightline <sightline@example.com>",
  SIGHTLINE_SANDBOX_LATENCY_MS: "milliseconds, from 0 to 60000",
  LOG_LEVEL: "one of silent, fatal, error, warn, info, debug, trace",
};

/** A variable that is missing or wrong; the message names it and what it takes. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

const names = variables.keyof().options;

function read(source: NodeJS.ProcessEnv) {
  const result = variables.safeParse(source);
  const bad = new Set(result.error?.issues.map((issue) => issue.path[0]));
  const { upstreams, problems } = readUpstreamVariables(source);
  const { signIn, problems: signInProblems } = readSignInVariables(source);
  const all = [
    ...names.filter((name) => bad.has(name)).map((name) => `${name} is not usable: it takes ${TAKES[name]}.`),
    ...problems,
    ...signInProblems,
    ...mailProblems(result.data),
  ];
  if (!result.success || all.length > 0) throw new EnvironmentError(all.join("\n"));
  const values = result.data;
  return {
    port: values.PORT,
    host: values.HOST,
    /** The origin that links, callbacks and sign-in use. */
    url: values.SIGHTLINE_URL ?? defaultUrl(values.HOST, values.PORT),
    dataDir: resolve(values.SIGHTLINE_DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    /** Where the database keeps its data, while that is the launcher's own. */
    databaseFolder: values.SIGHTLINE_DATABASE_FOLDER,
    secret: values.SIGHTLINE_SECRET,
    /** Origins that the guard against private addresses lets pass. */
    allowedOrigins: values.SIGHTLINE_ALLOWED_ORIGINS,
    /** Hosts that are asked where the redirects lead that answers cite. */
    redirectHosts: values.SIGHTLINE_REDIRECT_HOSTS.filter((host) => host !== "none"),
    /** Reverse proxies whose `X-Forwarded-For` counts. */
    trustedProxies: values.SIGHTLINE_TRUSTED_PROXIES,
    /** Mean simulated latency of the sandbox engine, in milliseconds. */
    sandboxLatencyMs: values.SIGHTLINE_SANDBOX_LATENCY_MS,
    /** How mails are sent; null where they are not. */
    mail: mailOf(values),
    /** By whom people may sign in beside their password, and with which addresses. */
    signIn,
    /** What stands behind engines whatever the operator chooses. */
    upstreams,
    logLevel: values.LOG_LEVEL,
  };
}

type Values = z.output<typeof variables>;

const mailOf = ({ SIGHTLINE_SMTP_URL: smtpUrl, SIGHTLINE_MAIL_FROM: from }: Values) =>
  smtpUrl === undefined || from === undefined ? null : { smtpUrl, from };

/** One of the two alone sends nothing. */
function mailProblems(values: Values | undefined): string[] {
  const names = ["SIGHTLINE_SMTP_URL", "SIGHTLINE_MAIL_FROM"] as const;
  const missing = names.filter((name) => values !== undefined && values[name] === undefined);
  return missing.length === 1
    ? missing.map((name) => `${name} is missing, without which no mail is sent: it takes ${TAKES[name]}.`)
    : [];
}

function defaultUrl(host: string, port: number): string {
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return new URL(`http://${name}:${port}`).origin;
}

/** The environment as a person gave it: database and secret may be missing, the launcher then makes them. */
export type LauncherEnv = ReturnType<typeof read>;

/** The environment of a running web or worker process, where the launcher has filled in database and secret. */
export type Env = LauncherEnv & { databaseUrl: string; secret: string };

/**
 * Reads and validates the environment for the launcher and tools.
 * @throws EnvironmentError naming each bad variable and what it takes.
 */
export function readLauncherEnv(source: NodeJS.ProcessEnv = process.env): LauncherEnv {
  const values = read(source);
  if (values.databaseUrl !== undefined && values.secret === undefined) {
    throw new EnvironmentError(
      `SIGHTLINE_SECRET is required with DATABASE_URL: it takes ${TAKES.SIGHTLINE_SECRET}.`,
    );
  }
  return values;
}

let current: Env | undefined;

/**
 * The validated environment of this web, worker or admin process; read once.
 * @throws EnvironmentError naming each bad variable and what it takes.
 */
export function env(): Env {
  current ??= requireRunning(readLauncherEnv());
  return current;
}

function requireRunning(values: LauncherEnv): Env {
  const { databaseUrl, secret } = values;
  if (databaseUrl === undefined || secret === undefined) {
    throw new EnvironmentError("DATABASE_URL and SIGHTLINE_SECRET are not set: start this with `npm start`.");
  }
  return { ...values, databaseUrl, secret };
}

/** This process's whole environment with changes, for a child process. `undefined` removes a variable. */
export function childEnvironment(changes: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}

/** Sets variables of this process, also for third-party code that reads them itself; `env` sees them from now on. */
export function publishToEnvironment(changes: Record<string, string>): void {
  Object.assign(process.env, changes);
  current = undefined;
}

/** Whether this is Next's development build. Known without any variable being set by a person. */
export const isDevelopment = (): boolean => process.env.NODE_ENV === "development";

/** Where the product under end-to-end test answers, as their global set-up left it; undefined outside a run. */
export function testUrl(): string | undefined {
  return process.env.SIGHTLINE_TEST_URL;
}

/** Where that product keeps its data; undefined outside a run. */
export function testDataDir(): string | undefined {
  return process.env.SIGHTLINE_TEST_DATA_DIR;
}

/** Where the end-to-end run's fake of the hosted API answers; undefined outside a run. */
export function testHostedUrl(): string | undefined {
  return process.env.SIGHTLINE_TEST_HOSTED_URL;
}

/** Loopback origins that the product under end-to-end test lets connections reach, for fakes of a spec's own. */
export function testSpareOrigins(): string[] {
  return process.env.SIGHTLINE_TEST_SPARE_ORIGINS?.split(",") ?? [];
}

/** What decides the random choices of a long test, so that a run can be had again: given, or another one each time. */
export function testSeed(): number {
  const given = process.env.SIGHTLINE_TEST_SEED;
  return given === undefined ? Date.now() % 1_000_000 : Number(given);
}

/** How many times as many cases as written a property tries: 1 in `npm test`, more in the long tests. */
export const testDepth = (): number => Number(process.env.SIGHTLINE_TEST_DEPTH ?? 1);
