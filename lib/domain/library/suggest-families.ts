import { ENGLISH } from "./family-wordings/english";
import type { FamilyKey, FamilyWordings } from "./family-wordings/family-wordings";
import { FRENCH } from "./family-wordings/french";
import { GERMAN } from "./family-wordings/german";
import { SPANISH } from "./family-wordings/spanish";
import type { FunnelStage } from "./library-limits";

/** Questions that ask the same thing of a category, in other words. */
export interface SuggestedFamily {
  /** Tells the families apart, whatever they are renamed to. */
  key: string;
  name: string;
  stage: FunnelStage;
  questions: string[];
}

interface Kind {
  key: FamilyKey;
  name: string;
  stage: FunnelStage;
}

/**
 * What people ask before they buy. None names a brand, so that whatever an answer names is the model's own choice; each
 * asks for brands, so that its answers can name some.
 */
const KINDS: readonly Kind[] = [
  { key: "recommendation", name: "Recommendation", stage: "consideration" },
  { key: "best", name: "The best", stage: "consideration" },
  { key: "known", name: "Best known", stage: "awareness" },
  { key: "value", name: "Value for money", stage: "decision" },
  { key: "quality", name: "Quality", stage: "consideration" },
  { key: "beginners", name: "Beginners", stage: "awareness" },
  { key: "demanding", name: "High demands", stage: "consideration" },
  { key: "reviews", name: "Reviews", stage: "consideration" },
  { key: "service", name: "Service", stage: "retention" },
  { key: "new", name: "New and rising", stage: "awareness" },
  { key: "comparison", name: "Comparison", stage: "decision" },
  { key: "choice", name: "Choice", stage: "decision" },
];

/** Asked where the market is a place. */
const IN_PLACE: Kind = { key: "place", name: "In the market", stage: "consideration" };

interface Asking {
  wordings: FamilyWordings;
  lead: string;
  example: string;
}

const IN_ENGLISH: Asking = {
  wordings: ENGLISH,
  lead: "I am looking for",
  example: "running shoes, accounting software",
};

const IN_LANGUAGE: ReadonlyMap<string, Asking> = new Map([
  ["en", IN_ENGLISH],
  ["de", { wordings: GERMAN, lead: "Ich suche", example: "Laufschuhe, einen Staubsauger" }],
  ["fr", { wordings: FRENCH, lead: "Je cherche", example: "des chaussures de running, un hôtel" }],
  ["es", { wordings: SPANISH, lead: "Busco", example: "zapatillas para correr, un hotel" }],
]);

/** In which language questions are suggested for a market that speaks one: in its own where we know how people ask in it. */
export const suggestedLanguage = (language: string): string => (IN_LANGUAGE.has(language) ? language : "en");

const inLanguage = (language: string): Asking => IN_LANGUAGE.get(language) ?? IN_ENGLISH;

/** What a category follows in such questions, and what may be said then. */
export const categoryLead = (language: string): { lead: string; example: string } => {
  const { lead, example } = inLanguage(language);
  return { lead, example };
};

interface Asked {
  category: string;
  /** The market's, in the language that questions are suggested in; null where it is none. */
  place: string | null;
  /** The market's. */
  language: string;
}

/**
 * Families of questions for a category, all of them unbranded: enough of them that figures may speak of questions like
 * these and not of these alone (docs/metrics.md). The category stands in each as it was typed.
 */
export const suggestFamilies = ({ category, place, language }: Asked): SuggestedFamily[] => {
  const { wordings } = inLanguage(language);
  return [...KINDS, ...(place === null ? [] : [IN_PLACE])].map((kind) => ({
    ...kind,
    questions: wordings[kind.key].map((wording) =>
      fill(wording, { category: category.trim(), place: place ?? "" }),
    ),
  }));
};

const fill = (wording: string, values: { category: string; place: string }): string =>
  wording.replace(/\{(category|place)\}/g, (_, name: "category" | "place") => values[name]);
