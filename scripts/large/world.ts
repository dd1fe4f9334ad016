import type { Engine } from "@/lib/domain/engines/engine";

// Who is compared, who is asked and where, in a large workspace. All of it is made up.

export const OWN = "Alvoria";
/** Named by nobody but for one answer in some thousands, which is a false hit. */
const CONTROL = "Tervaquin";
const COMPETITORS =
  "Brentix Cassoveta Dornwick Elvaro Fintrella Gorvik Hestara Ivolane Jarnwell Kestivo Lumbrax Morvenna Nortigo Ostrelle Parvano Quillora Rendoxa Sorvello".split(
    " ",
  );

const siteOf = (name: string): string => `${name.toLowerCase()}.example`;

/** In the order of their numbers, as a file of brands has them. */
export const BRANDS = [
  { name: OWN, role: "own" as const, domains: [siteOf(OWN)] },
  ...COMPETITORS.map((name) => ({ name, role: "competitor" as const, domains: [siteOf(name)] })),
  { name: CONTROL, role: "control" as const, domains: [] },
];
/** Those that are named, and whose sites are cited. */
export const NAMED = [OWN, ...COMPETITORS];
export const CONTROL_NUMBER = BRANDS.length;

export const LANGUAGES = ["en", "de", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

export const MARKETS = [
  { name: "United States", language: "en", country: "US" },
  { name: "United Kingdom", language: "en", country: "GB" },
  { name: "Germany", language: "de", country: "DE" },
  { name: "France", language: "fr", country: "FR" },
] as const;

export const PERSONAS = [
  { name: "Small agency", systemMessage: "You talk to the owner of an agency of six people." },
  { name: "Enterprise buyer", systemMessage: "You talk to somebody who buys software for a large company." },
  { name: "Student", systemMessage: "You talk to a student who has little money." },
] as const;

export const SETS = ["Planning tools: categories", "Planning tools: use cases"] as const;
const FAMILIES_OF_SET = 75;
export const FAMILIES = SETS.length * FAMILIES_OF_SET;
export const PROMPTS_OF_SET = 250;

/** Which family of a set a prompt is of, and in which market it is asked: the first 75 in the first, and so on. */
export const familyOf = (set: number, place: number): number =>
  set * FAMILIES_OF_SET + (place % FAMILIES_OF_SET);
export const marketOf = (place: number): number => Math.floor(place / FAMILIES_OF_SET);
/** Every fourth prompt is asked as nobody. */
export const personaOf = (place: number): number | null => (place % 4 === 0 ? null : (place % 4) - 1);

/** The last day from which the newer model answers, counted back from the newest. */
export const MODEL_CHANGED_DAYS_AGO = 120;
/** From then on the own brand is named more by one engine whose model is the same. */
export const MOVED_DAYS_AGO = 40;

/** What is asked of each engine, by market; another model answers from the change on. */
export const MODELS: Record<Engine, (market: number) => { asked: string; before: string; after: string }> = {
  chat_gpt: () => ({
    asked: "gpt-5-mini",
    before: "gpt-5-mini-2025-08-07",
    after: "gpt-5-mini-2026-07-15",
  }),
  gemini: (market) => same(market === 3 ? "gemini-2.5-pro" : "gemini-2.5-flash"),
  claude: (market) => same(market === 1 ? "claude-opus-4-5" : "claude-sonnet-4-5"),
  perplexity: () => same("sonar-pro"),
};
const same = (model: string) => ({ asked: model, before: model, after: model });
