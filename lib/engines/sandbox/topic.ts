import type { EngineQuestion } from "../engine";
import { hash, uniform } from "./random";
import type { Brand, Category, World } from "./world";

export type Intent = "recommend" | "compare" | "explain";
export type Tone = "plain" | "formal" | "friendly" | "brief";

export interface Topic {
  category: Category;
  intent: Intent;
  tone: Tone;
  /** "Lyon, France", "France" or null. */
  place: string | null;
  /** Brands of the world the prompt names itself: an answer takes them up, whatever its tastes. */
  asked: readonly Brand[];
  continues: boolean;
}

const STOP_WORDS = new Set(
  (
    "a about an and any are as at be been best better between but by can compare could do does for from get give good " +
    "had has have help how i if in information into is it its know list long make many me more most much my need new " +
    "not now of on one or our out please provide rank recommend recommended relevant should show so some suggest tell " +
    "than that the their them then there these they thing things this to today top use used using vs want was we " +
    "were what when where which who why will with would year you your 2024 2025 2026 2027"
  ).split(" "),
);

const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** What a question is about, as far as the sandbox understands one. */
export function readTopic(question: EngineQuestion, world: World): Topic {
  const { userPrompt, systemMessage, turns } = question;
  const category = findCategory(userPrompt, world) ?? earlierCategory(question, world);
  return {
    category: category ?? inventCategory(topicWords(userPrompt), world),
    intent: readIntent(userPrompt),
    tone: readTone(systemMessage ?? ""),
    place: readPlace(question.country, question.city),
    asked: category?.brands.filter(({ name }) => wordPattern(name).test(userPrompt)) ?? [],
    continues: turns.length > 0,
  };
}

/** The world's category with the most keywords in a text, or null. */
function findCategory(text: string, world: World): Category | null {
  let found: Category | null = null;
  let most = 0;
  for (const category of world.categories) {
    const hits = text.match(categoryPattern(category))?.length ?? 0;
    if (hits > most) [found, most] = [category, hits];
  }
  return found;
}

/** A follow-up that names no subject is about what was talked of last. */
function earlierCategory({ turns, systemMessage }: EngineQuestion, world: World): Category | null {
  for (const turn of turns.toReversed()) {
    const category = findCategory(turn.message, world);
    if (category) return category;
  }
  return systemMessage ? findCategory(systemMessage, world) : null;
}

const patterns = new WeakMap<Category, RegExp>();

/** A keyword counts at the begin of a word, a brand as a whole word. */
function categoryPattern(category: Category): RegExp {
  const known = patterns.get(category);
  if (known) return known;
  const brands = category.brands.map(({ name }) => `${name}(?![\\p{L}\\p{N}])`);
  const made = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...category.keywords, ...brands].join("|")})`, "giu");
  patterns.set(category, made);
  return made;
}

const wordPattern = (name: string) => new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, "iu");

/** The words of a prompt that say what it is about, at most three: those before its first "for", "in", "with" … */
export function topicWords(prompt: string): readonly string[] {
  for (const part of prompt
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}](?:for|in|with|of|on|to|from)\s/u)) {
    const words = (part.match(/[\p{L}\p{M}\p{N}]{2,30}/gu) ?? []).filter((word) => !STOP_WORDS.has(word));
    if (words.length > 0) return [...new Set(words)].slice(0, 3);
  }
  return [];
}

/** A category for a subject the world does not know: the same words always give the same brands. */
export function inventCategory(words: readonly string[], { unknown }: World): Category {
  const noun = words.join(" ") || "general";
  const key = words.toSorted().join(" ");
  const names = inventNames(key, unknown);
  return {
    ...unknown,
    id: `about ${key}`,
    noun: noun.endsWith("s") ? noun : `${noun} options`,
    keywords: [],
    brands: names.map((name, index) => ({
      name,
      strength: unknown.strengths[index] ?? 0.5,
      regard: 1.4 * uniform("regard", key, name) - 0.5,
      knownFor: unknown.knownFor[hash(key, name) % unknown.knownFor.length] ?? unknown.knownFor[0],
    })),
  };
}

function inventNames(key: string, { syllables, strengths }: World["unknown"]): readonly string[] {
  const names = new Set<string>();
  for (let attempt = 0; names.size < strengths.length; attempt += 1) {
    const parts = syllables.map((choice, place) => choice[hash(key, place, attempt) % choice.length]);
    names.add(parts.join(""));
  }
  return [...names];
}

function readIntent(prompt: string): Intent {
  if (/\b(vs\.?|versus|compare|comparison|difference|better than)\b/i.test(prompt)) return "compare";
  if (/\b(best|top|recommend\w*|which|suggest\w*|alternatives?|should i|good|cheap\w*|buy)\b/i.test(prompt)) {
    return "recommend";
  }
  return "explain";
}

function readTone(systemMessage: string): Tone {
  if (/\b(brief|short|concise|one sentence|terse)/i.test(systemMessage)) return "brief";
  if (/\b(business|formal|professional|meeting|executive)/i.test(systemMessage)) return "formal";
  return /\b(friendly|casual|warm|simple|child)/i.test(systemMessage) ? "friendly" : "plain";
}

function readPlace(country: string | null, city: string | null): string | null {
  const name = country && /^[A-Z]{2}$/i.test(country) ? (regions.of(country.toUpperCase()) ?? null) : null;
  // A city is free text, and an answer is Markdown.
  const town = city?.replace(/[^\p{L}\p{M}\p{N}.' -]+/gu, " ").trim();
  return [town, name].filter(Boolean).join(", ") || null;
}
