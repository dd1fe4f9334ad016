import "server-only";

import { setTimeout } from "node:timers/promises";

import { alwaysReasons } from "@/lib/api-contract/engine-rules";
import type { Engine } from "@/lib/domain/engines/engine";

import {
  type AskContext,
  type EngineAnswer,
  type EngineCitation,
  EngineFailure,
  type EngineQuestion,
  type EngineUpstream,
} from "../engine";
import { priceAnswer } from "@/lib/prices/prices";
import { CATALOGUE } from "./catalogue";
import { compose, type Draft, fanOut, type Mark, summaries } from "./compose";
import { composeQuestions, readWish } from "./compose-questions";
import { ownPage, type Page, pageOn } from "./pages";
import { hash, type Random } from "./random";
import { sealRedirect } from "./redirect";
import { answerRandom, type Asked, createTastes, promptKey, type Tastes } from "./tastes";
import { readTopic, type Topic } from "./topic";
import { type Brand, type EngineTaste, type World, WORLD } from "./world";

export interface SandboxLatency {
  /** Mean time to answer of an engine of middling speed; 0 answers at once. */
  meanMs: number;
}

const WEEK_MS = 7 * 24 * 3_600_000;

const DEFAULT_LATENCY: SandboxLatency = { meanMs: 1500 };

export interface SandboxOptions {
  engine: Engine;
  /** Chooses the world's tastes and, with the task's id, each answer. Signs redirects. */
  seed: string;
  /** Where redirects are served, without a trailing slash. */
  redirectBase: string;
  latency?: SandboxLatency;
  world?: World;
  /** Milliseconds; decides which models are out. */
  now?: () => number;
}

/** A simulated answer engine: no key, no network, known truths. The same seed, task id and time give the same answer. */
export function createSandbox(options: SandboxOptions): EngineUpstream {
  const { engine, seed, latency = DEFAULT_LATENCY, world = WORLD, now = Date.now } = options;
  const setting: Setting = {
    ...options,
    world,
    taste: world.engines[engine],
    tastes: createTastes(world.rehearsal?.seed ?? seed, world),
  };
  const models = () => Promise.resolve(CATALOGUE[engine].filter(({ name }) => isOut(name, now(), world)));
  return {
    kind: "sandbox",
    mayBill: false,
    models,
    probe: models,
    async ask(question, context) {
      const random = randomOf(question, context, options);
      await think(latency.meanMs * setting.taste.latencyFactor * (0.4 + 1.2 * random.next()), context.signal);
      if (isDown(engine, context.at, world))
        throw new EngineFailure("broken", false, "the sandbox's world has an outage");
      return answer(question, context, random, setting);
    },
  };
}

/** The randomness of one answer: of its task or, in a rehearsed world, of what is asked and in which week. */
function randomOf(question: EngineQuestion, { taskId, at }: AskContext, options: SandboxOptions): Random {
  const { engine, seed, world = WORLD } = options;
  const { rehearsal } = world;
  if (rehearsal === null) return answerRandom(seed, engine, taskId);
  const weeks = Math.round((rehearsal.until.getTime() - at.getTime()) / WEEK_MS);
  const { userPrompt, systemMessage, country, city } = question;
  const asked = [weeks, promptKey(userPrompt), systemMessage, country, city];
  return answerRandom(rehearsal.seed, engine, JSON.stringify(asked));
}

interface Setting extends SandboxOptions {
  world: World;
  taste: EngineTaste;
  tastes: Tastes;
}

const isOut = (model: string, at: number, { releases }: World): boolean =>
  (releases[model]?.getTime() ?? -Infinity) <= at;

const isDown = (engine: Engine, at: Date, { outages }: World): boolean =>
  outages.some((outage) => outage.engine === engine && outage.from <= at && at < outage.until);

async function think(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw new EngineFailure("timeout", false, "stopped before it was asked");
  if (ms <= 0) return;
  try {
    await setTimeout(ms, undefined, { signal });
  } catch (cause) {
    throw new EngineFailure("timeout", true, "no answer in time", { cause });
  }
}

function answer(
  question: EngineQuestion,
  context: AskContext,
  random: Random,
  setting: Setting,
): EngineAnswer {
  const { engine, taste, world } = setting;
  const asked: Asked = { engine, prompt: promptKey(question.userPrompt) };
  const wish = readWish(question.userPrompt);
  const topic = readTopic(wish ? { ...question, userPrompt: wish.about } : question, world);
  const year = context.at.getUTCFullYear();

  const searched = decideSearch(question, asked, setting, random);
  const queries = searched ? fanOut(topic, random.between(...taste.queries), year, random) : [];
  const reasons = isReasoning(question);
  const reasoningTokens = reasons ? reasoningBudget(question, taste, random) : 0;

  const draft = wish
    ? composeQuestions({ topic, count: wish.count, random })
    : draftAnswer({ topic, asked, searched, year, at: context.at, random }, setting);
  const written = cut(draft, question.maxOutputTokens - reasoningTokens);
  const extra = searched
    ? uncitedPages({ topic, asked, searched, year, at: context.at, random }, setting)
    : [];

  const usage = {
    inputTokens: promptTokens(question) + sum(queries.map(() => random.between(...taste.searchTokens))),
    outputTokens: countTokens(written.text) + reasoningTokens,
    reasoningTokens,
  };
  const modelName = question.model.name;
  const price = priceAnswer({ engine, modelName, ...usage, searches: queries.length, at: context.at });
  const isCut = written.text.length < draft.text.length;
  return {
    modelName,
    text: written.text,
    citations: listCitations(written.marks, extra, context.taskId, setting),
    reasoning: reasons && random.chance(taste.summaryRate) ? summaries(topic, searched, random) : [],
    fanOutQueries: taste.showsQueries ? queries : [],
    searched,
    ...usage,
    endedEarly: isCut ? "length" : null,
    leftOut: 0,
    charge: price.charge,
    chargeBasis: price.basis,
  };
}

interface Decided {
  topic: Topic;
  asked: Asked;
  searched: boolean;
  year: number;
  at: Date;
  random: Random;
}

function draftAnswer(decided: Decided, setting: Setting): Draft {
  const { topic, asked, year, at, random } = decided;
  const { taste, tastes } = setting;
  const drawn = tastes.drawBrands(asked, topic.category, at, random);
  const usual = topic.intent === "compare" && random.chance(0.5) ? "table" : random.pick(taste.formats);
  return compose({
    topic,
    brands: [...topic.asked, ...drawn.filter((brand) => !topic.asked.includes(brand))],
    format: tastes.format(asked, at) ?? usual,
    citationMarks: taste.citationMarks,
    year,
    cite: (statement, brand) => citedPages(statement, brand, decided, setting),
    random,
  });
}

/** Allowing a search is not ordering one, except where it is forced; Perplexity has no such switch. */
function decideSearch(
  question: EngineQuestion,
  asked: Asked,
  { taste, tastes }: Setting,
  random: Random,
): boolean {
  const allowed = question.model.webSearch && (question.webSearch || asked.engine === "perplexity");
  const inclined = tastes.drawHabit(asked, "search", taste.searchRate, random);
  return allowed && (question.forceWebSearch || inclined);
}

/** ChatGPT's and Perplexity's reasoning models and Gemini Pro always reason; the others when told to. */
function isReasoning({ engine, model, useReasoning }: EngineQuestion): boolean {
  const always = engine === "chat_gpt" || engine === "perplexity" || alwaysReasons(engine, model.name);
  return model.reasoning && (always || useReasoning);
}

/** Reasoning comes out of the same limit as the text, and leaves at least a third of it. */
function reasoningBudget({ maxOutputTokens }: EngineQuestion, taste: EngineTaste, random: Random): number {
  return Math.min(random.between(...taste.reasoningTokens), Math.floor((maxOutputTokens * 2) / 3));
}

function citedPages(
  statement: string,
  brand: Brand | null,
  { topic: { category }, asked, searched, year, at, random }: Decided,
  { taste, tastes }: Setting,
): readonly Page[] {
  if (!searched || !random.chance(taste.citeRate)) return [];
  const own =
    brand !== null &&
    tastes.drawHabit(asked, `own site ${statement}`, tastes.ownSiteRate(asked, brand, at), random);
  const third = (which: string) => {
    const site = tastes.drawSource(asked, category, `${statement} ${which}`, at, random);
    return pageOn(site, category, brand, year, random);
  };
  const first = own ? ownPage(brand, random) : third("first");
  const pages = random.chance(taste.secondCiteRate) ? [first, third("second")] : [first];
  return asked.engine === "chat_gpt" ? pages.map(withCampaign) : pages;
}

/** ChatGPT marks the visits it sends. */
const withCampaign = (page: Page): Page => ({
  ...page,
  url: `${page.url}${page.url.includes("?") ? "&" : "?"}utm_source=openai`,
});

function uncitedPages(
  { topic: { category }, asked, year, at, random }: Decided,
  { taste, tastes }: Setting,
): Page[] {
  return Array.from({ length: taste.uncitedSources }, (_, index) => {
    const site = tastes.drawSource(asked, category, `uncited ${index}`, at, random);
    return pageOn(site, category, null, year, random);
  });
}

/** Four characters are a token. Close enough to real counts, and exact enough to be cut by. */
export const countTokens = (text: string): number => Math.ceil(text.length / 4);

const promptTokens = ({ userPrompt, systemMessage, turns }: EngineQuestion): number =>
  countTokens([systemMessage ?? "", ...turns.map(({ message }) => message), userPrompt].join("\n"));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Stops an answer in the middle of a word, as a limit does, but not in the middle of a character. */
function cut({ text, marks }: Draft, tokens: number): Draft {
  const limit = Math.max(tokens, 0) * 4;
  if (text.length <= limit) return { text, marks };
  const whole = text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, "");
  return { text: whole, marks: marks.filter(({ end }) => end <= whole.length) };
}

/** Citations in the manner of each engine. */
function listCitations(
  marks: readonly Mark[],
  extra: readonly Page[],
  taskId: string,
  { engine, seed, redirectBase }: Setting,
): EngineCitation[] {
  const plain = ({ title, url }: Page) => ({ title, url, directUrl: null, segment: null });
  switch (engine) {
    case "chat_gpt":
      return marks.map(({ page, start, end }) => ({ ...plain(page), segment: { start, end } }));
    case "gemini":
      return marks.map(({ page, start, end }) => {
        const nonce = hash(seed, taskId, page.url).toString(36);
        const url = `${redirectBase}/${sealRedirect(page.url, nonce, seed)}`;
        return { title: page.domain, url, directUrl: page.url, segment: { start, end } };
      });
    case "claude":
      return marks.map(({ page }) => plain(page));
    case "perplexity": {
      const listed = new Map([...marks.map(({ page }) => page), ...extra].map((page) => [page.url, page]));
      return [...listed.values()].map(plain);
    }
  }
}
