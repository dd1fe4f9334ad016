import type { FunnelStage } from "./library-limits";

/** Questions that ask the same thing of a category, in other words. */
export interface SuggestedFamily {
  /** Tells the families apart, whatever they are renamed to. */
  key: string;
  name: string;
  stage: FunnelStage;
  questions: string[];
}

interface Template {
  key: string;
  name: string;
  stage: FunnelStage;
  /** `{category}` goes with one thing, several, or what is not counted: "a hotel", "running shoes", "software". */
  wordings: readonly string[];
}

/**
 * What people ask before they buy. None names a brand, so that whatever an answer names is the model's own choice; each
 * asks for brands, so that its answers can name some.
 */
const TEMPLATES: readonly Template[] = [
  {
    key: "recommendation",
    name: "Recommendation",
    stage: "consideration",
    wordings: [
      "I am looking for {category}. Which brands do you recommend?",
      "Can you recommend a brand when it comes to {category}?",
    ],
  },
  {
    key: "best",
    name: "The best",
    stage: "consideration",
    wordings: [
      "When it comes to {category}, which brands are the best?",
      "Give me a ranking of the best brands for {category}.",
    ],
  },
  {
    key: "known",
    name: "Best known",
    stage: "awareness",
    wordings: [
      "Which brands are best known for {category}?",
      "Which companies lead the market when it comes to {category}?",
    ],
  },
  {
    key: "value",
    name: "Value for money",
    stage: "decision",
    wordings: [
      "Which brand gives the best value for money in {category}?",
      "I do not want to spend much on {category}. Which brands are still good?",
    ],
  },
  {
    key: "quality",
    name: "Quality",
    stage: "consideration",
    wordings: [
      "Which brands stand for quality in {category}?",
      "Which brand lets its customers down least when it comes to {category}?",
    ],
  },
  {
    key: "beginners",
    name: "Beginners",
    stage: "awareness",
    wordings: [
      "I know little about {category}. Which brands should I look at first?",
      "Which brands of {category} suit beginners?",
    ],
  },
  {
    key: "demanding",
    name: "High demands",
    stage: "consideration",
    wordings: [
      "Which brands do professionals choose when it comes to {category}?",
      "I ask a lot of {category}. Which brand would suit me?",
    ],
  },
  {
    key: "reviews",
    name: "Reviews",
    stage: "consideration",
    wordings: [
      "Which brands get the best reviews for {category}?",
      "With which brands of {category} are customers most content?",
    ],
  },
  {
    key: "service",
    name: "Service",
    stage: "retention",
    wordings: [
      "Which brands have the best customer service when it comes to {category}?",
      "If something goes wrong with {category}, which brands help fastest?",
    ],
  },
  {
    key: "new",
    name: "New and rising",
    stage: "awareness",
    wordings: [
      "Which newer brands of {category} are worth a look?",
      "Which brands are gaining ground in {category} at the moment?",
    ],
  },
  {
    key: "comparison",
    name: "Comparison",
    stage: "decision",
    wordings: [
      "Compare the leading brands of {category} for me.",
      "What are the differences between the best brands for {category}?",
    ],
  },
  {
    key: "choice",
    name: "Choice",
    stage: "decision",
    wordings: [
      "I have to decide on {category} this week. Which brand would you take?",
      "Which brands should be on my shortlist for {category}?",
    ],
  },
];

/** Asked where the market is a place. */
const IN_PLACE: Template = {
  key: "place",
  name: "In the market",
  stage: "consideration",
  wordings: [
    "Which brands of {category} are most popular in {place}?",
    "I live in {place} and am looking for {category}. Which brands should I consider?",
  ],
};

/**
 * Families of questions for a category, all of them unbranded, in English: enough of them that figures may speak of
 * questions like these and not of these alone (docs/metrics.md). The category stands in each as it was typed.
 */
export const suggestFamilies = (category: string, place: string | null): SuggestedFamily[] =>
  [...TEMPLATES, ...(place === null ? [] : [IN_PLACE])].map(({ wordings, ...family }) => ({
    ...family,
    questions: wordings.map((wording) => fill(wording, { category: category.trim(), place: place ?? "" })),
  }));

const fill = (wording: string, values: { category: string; place: string }): string =>
  wording.replace(/\{(category|place)\}/g, (_, name: "category" | "place") => values[name]);
