import type { SetAsk } from "@/lib/domain/runs/set-run";
import { QUESTIONS } from "./questions";

// The library of the demo's programme, as somebody would have put it together: a spreadsheet, a template, a sibling.

export const DEMO_SET = {
  name: "Veltrano: running shoes",
  description: "What runners ask before they buy, in two markets. Made up, as all of this workspace is.",
} as const;

/** Whom the sandbox's answers name about shoes; and one whom they do not, as nothing is called so. */
export const BRANDS = [
  ["Veltrano", "own", ["veltrano.example"]],
  ["Pacerra", "competitor", ["pacerra.example"]],
  ["Nordlauf", "competitor", ["nordlauf.example"]],
  ["Kestora", "competitor", ["kestora.example"]],
  ["Ombrika", "competitor", ["ombrika.example"]],
  ["Quorvane", "control", []],
] as const;

/** The sandbox writes English only, so both speak it; what is asked differs in words and in where it is asked from. */
export const MARKETS = {
  us: { name: "United States", language: "en", country: "US", city: null },
  uk: { name: "United Kingdom", language: "en", country: "GB", city: "London" },
} as const;

export const PERSONA = {
  name: "New runner",
  systemMessage: "You talk to somebody who has never run before. Be friendly and keep it simple.",
} as const;

export const COMPARISON = "Compare Veltrano and Pacerra running shoes for daily training.";

/** The wording that takes its place, once somebody saw that answers went on about prices. */
export const COMPARISON_REWORDED =
  "Compare Veltrano and Pacerra running shoes for daily training: cushioning, grip and how long they last.";

const ONE_MARKET = Object.entries(QUESTIONS).flatMap(([topic, questions]) =>
  questions.map((question) => `${question},,${MARKETS.us.name},,${topic},,unbranded,consideration,`),
);

/** With its volumes of search, where they are known. A question without a market is asked in both. */
export const SPREADSHEET = {
  name: "veltrano-questions.csv",
  text: [
    "question,family,market,persona,topic,tags,intent,stage,search volume",
    `${COMPARISON},Veltrano or Pacerra,${MARKETS.us.name},,Comparisons,competitors,branded,decision,320`,
    `Compare Veltrano and Pacerra running trainers for daily training.,Veltrano or Pacerra,${MARKETS.uk.name},,Comparisons,competitors,branded,decision,140`,
    `Is Veltrano a good brand for trail running shoes?,,,${PERSONA.name},The brand,trail,branded,consideration,480`,
    ...ONE_MARKET,
  ].join("\r\n"),
} as const;

export const TEMPLATE = {
  name: "Best shoes by use",
  template: "Which running shoes are best for {use}?",
  variables: [{ name: "use", values: ["a first marathon", "wide feet"] }],
} as const;

/** What is said of the template's questions, which come without. */
export const TEMPLATE_TOPIC = "Choosing shoes";

/** The first of the template's questions in the words of the other market. */
export const SIBLING = "Which running trainers are best for a first marathon?";

/** All that the template's family asks. */
export const TEMPLATE_QUESTIONS: readonly string[] = [
  ...TEMPLATE.variables.flatMap(({ values }) =>
    values.map((value) => TEMPLATE.template.replace("{use}", value)),
  ),
  SIBLING,
];

export const PAGE_PUBLISHED = "Veltrano’s guide to choosing shoes is online";

export const SCHEDULE = {
  name: "Every week",
  /** Nothing is asked by itself in a demo: an operator may put a vendor behind an engine after it was made. */
  pausedReason: "A demo asks nothing by itself. Resume it to have its next run sent.",
  capPerSlot: "20",
  capPerMonth: "100",
} as const;

/** Whom the programme asks. ChatGPT is asked by an undated name, so that another model can come to answer to it. */
export const PROGRAMME_ASK: Omit<SetAsk, "connectionId" | "marketIds"> = {
  method: "live",
  targets: [
    { engine: "chat_gpt", model: "gpt-4o", parameters: { web_search: true } },
    { engine: "gemini", model: "gemini-2.5-flash", parameters: { web_search: true } },
    { engine: "claude", model: "claude-haiku-4-5-20251001", parameters: { web_search: true } },
    { engine: "perplexity", model: "sonar", parameters: {} },
  ],
  personaIds: [],
  repeats: 1,
  label: null,
};
