import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Engine } from "@/lib/domain/engines/engine";
import { callbackPaths } from "./receiver";
import type { Random } from "./random";
import { Unanswered, type Reply, type ServiceClient } from "./service-client";

const MODELS = { chat_gpt: "gpt-4.1-mini", gemini: "gemini-2.5-flash", claude: "claude-opus-4-0" } as const;
export type QueuedEngine = keyof typeof MODELS;
const ENGINES = ["chat_gpt", "gemini", "claude"] as const;

/** A task is over with one of these or with a failure; with the others it is still under way. */
const PENDING: readonly number[] = [20100, 40601, 40602];

/** A task whose 20100 a client read. */
export interface Accepted {
  id: string;
  client: ServiceClient;
  tag: string;
  engine: QueuedEngine;
  postback: boolean;
  pingback: boolean;
}

/** What the clients have seen. */
export interface Seen {
  accepted: Map<string, Accepted>;
  /** Tags of posts whose reply was never read. */
  unread: Set<string>;
  /** Each task's final state as it was first read: code and a digest of the result. */
  finals: Map<string, string>;
  /** Live calls whose reply was read: their codes by id. */
  lives: Map<string, number>;
  /** What must not be: a final state that changed, a task that was forgotten, an id that is listed twice. */
  contradictions: string[];
  calls: { answered: number; unanswered: number };
}

interface CrowdOptions {
  clients: readonly ServiceClient[];
  random: Random;
  receiverOrigin: string;
  /** Names of this run's tasks begin with it. */
  name: string;
  /** Tasks in one post, at most. */
  perPost: number;
  models?: Partial<Record<QueuedEngine, string>>;
}

/** Code and result of a final state, as one text to compare. */
const finalState = (task: { status_code: number; result?: unknown }): string =>
  `${task.status_code} ${createHash("sha256")
    .update(JSON.stringify(task.result ?? null))
    .digest("hex")}`;

export type Crowd = ReturnType<typeof createCrowd>;

/** Clients that post, poll and collect at once, each through an account of its own. They never ask twice for the same. */
export function createCrowd({ clients, random, receiverOrigin, name, perPost, models = {} }: CrowdOptions) {
  const seen: Seen = {
    accepted: new Map(),
    unread: new Set(),
    finals: new Map(),
    lives: new Map(),
    contradictions: [],
    calls: { answered: 0, unanswered: 0 },
  };
  let made = 0;

  function newQuestion(engine: QueuedEngine) {
    made += 1;
    const tag = `${name}-${made}`;
    return {
      model_name: models[engine] ?? MODELS[engine],
      user_prompt: `which running shoes last longest? ${tag}`,
      tag,
    };
  }

  function newTask(engine: QueuedEngine) {
    return {
      ...newQuestion(engine),
      ...(random.happens(0.6) ? { postback_url: `${receiverOrigin}${callbackPaths.postback}` } : {}),
      ...(random.happens(0.4) ? { pingback_url: `${receiverOrigin}${callbackPaths.pingback}` } : {}),
    };
  }

  /** The reply; null when there was none. */
  async function ask(call: () => Promise<Reply>): Promise<Reply | null> {
    try {
      const reply = await call();
      seen.calls.answered += 1;
      return reply;
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      seen.calls.unanswered += 1;
      return null;
    }
  }

  async function post(client: ServiceClient): Promise<void> {
    const engine = random.pick(ENGINES);
    const tasks = Array.from({ length: random.between(1, perPost) }, () => newTask(engine));
    const reply = await ask(() => client.post(engine, tasks));
    if (!reply?.tasks) {
      for (const { tag } of tasks) seen.unread.add(tag);
      return;
    }
    reply.tasks.forEach(({ id, status_code: code }, index) => {
      const task = tasks[index];
      if (!task || code !== 20100) return void seen.contradictions.push(`${id} was refused: ${code}`);
      const accepted = {
        id,
        client,
        tag: task.tag,
        engine,
        postback: "postback_url" in task,
        pingback: "pingback_url" in task,
      };
      seen.accepted.set(id, accepted);
    });
  }

  async function askLive(client: ServiceClient): Promise<void> {
    const engine = random.pick(ENGINES);
    const reply = await ask(() => client.live(engine, newQuestion(engine)));
    for (const { id, status_code: code } of reply?.tasks ?? []) seen.lives.set(id, code);
  }

  /** Remembers a final state, and that it was another one before. */
  function note(id: string, task: { status_code: number; result?: unknown }): void {
    if (PENDING.includes(task.status_code)) {
      if (seen.finals.has(id)) seen.contradictions.push(`${id} was final and is pending again`);
      return;
    }
    const state = finalState(task);
    const before = seen.finals.get(id);
    if (before !== undefined && before !== state)
      seen.contradictions.push(`${id} was ${before}, is ${state}`);
    seen.finals.set(id, state);
  }

  async function collect(client: ServiceClient, engine: Engine, id: string): Promise<void> {
    const reply = await ask(() => client.get(engine, id));
    const task = reply?.tasks?.[0];
    if (task) note(id, task);
  }

  /** Collects some of what is ready; how many were listed, null when the list was not to be had. */
  async function collectReady(
    client: ServiceClient,
    engine: QueuedEngine,
    most: number,
  ): Promise<number | null> {
    const reply = await ask(() => client.ready(engine));
    if (!reply?.tasks) return null;
    const ids = (reply.tasks[0]?.result ?? []).flatMap((row) => row.id ?? []);
    if (new Set(ids).size < ids.length) seen.contradictions.push("the ready list has an id twice");
    for (const id of ids.slice(0, most)) await collect(client, engine, id);
    return ids.length;
  }

  async function lookUp(client: ServiceClient): Promise<void> {
    const known = [...seen.accepted.values()].filter((task) => task.client === client);
    if (known.length === 0) return;
    const task = known[random.between(0, known.length - 1)];
    if (task) await collect(client, task.engine, task.id);
  }

  /** Makes sure that the end of every accepted task was read, those included that a postback took off the list. */
  async function lookAtAll(): Promise<void> {
    for (const { id, client, engine } of seen.accepted.values()) await collect(client, engine, id);
  }

  async function list(client: ServiceClient): Promise<void> {
    const wireTime = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} +00:00`;
    const reply = await ask(() =>
      client.idList({
        datetime_from: wireTime(Date.now() - 3_600_000),
        datetime_to: wireTime(Date.now() + 60_000),
      }),
    );
    const ids = (reply?.tasks?.[0]?.result ?? []).flatMap((row) => row.id ?? []);
    if (new Set(ids).size < ids.length) seen.contradictions.push("id_list has an id twice");
  }

  /** Runs something until the signal, with a pause that the seed decides. */
  async function keepOn(signal: AbortSignal, pauseMs: number, act: () => Promise<unknown>): Promise<void> {
    while (!signal.aborted) {
      await act();
      await wait(random.between(pauseMs / 2, pauseMs * 1.5));
    }
  }

  return {
    seen,
    /** How many tasks were posted, answered or not. */
    made: () => made,
    /** Posts until the signal, whenever it may. */
    post: (signal: AbortSignal, pauseMs: number, mayPost: () => boolean) =>
      Promise.all(
        clients.map((client) => keepOn(signal, pauseMs, async () => mayPost() && (await post(client)))),
      ),
    /** Asks live until the signal. */
    ask: (signal: AbortSignal, pauseMs: number) =>
      Promise.all(clients.map((client) => keepOn(signal, pauseMs, () => askLive(client)))),
    /** Polls, collects and lists until the signal. */
    poll: (signal: AbortSignal, pauseMs: number) =>
      Promise.all(
        clients.flatMap((client) => [
          keepOn(signal, pauseMs, () => collectReady(client, random.pick(ENGINES), 5)),
          keepOn(signal, pauseMs, () => lookUp(client)),
          keepOn(signal, pauseMs * 4, () => list(client)),
        ]),
      ),
    /** Collects what is still ready, then looks at every task once more. */
    async collectAll(): Promise<void> {
      for (const client of clients)
        for (const engine of ENGINES) while ((await collectReady(client, engine, 1_000)) !== 0);
      await lookAtAll();
    },
    note,
  };
}
