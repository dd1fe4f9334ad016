import type { Ask, Target } from "@/lib/domain/ask";
import { derivedId } from "@/lib/services/derived-id";

// What the demo asks: two fictional brands of the sandbox's world, each with its competitors, over three weeks.

export const DEMO_NAME = "Demo: Veltrano and Planvera";

const PROMPTS = [
  "What are the best running shoes for a first marathon?",
  "Which running shoes last longest on wet city roads?",
  "Compare Veltrano and Pacerra running shoes for daily training.",
  "Which running shoes should I buy if I have wide feet?",
  "Recommend affordable running shoes for a beginner.",
  "Is Veltrano a good brand for trail running shoes?",
  "What is the best project management tool for a team of ten?",
  "Which project management tools have the best reporting?",
  "Compare Planvera and Taskolo for portfolio planning.",
  "Which kanban tool do software teams recommend?",
  "What are good alternatives to Planvera for small agencies?",
  "Which task management tool is worth its price in a growing company?",
] as const;

const GEMINI_TO_PERPLEXITY: readonly Target[] = [
  { engine: "gemini", model: "gemini-2.5-flash" },
  { engine: "claude", model: "claude-haiku-4-5-20251001" },
  { engine: "perplexity", model: "sonar" },
];

/** One round of all prompts, so many days before the demo is made. Half-way the team moves to a newer ChatGPT model. */
const ROUNDS: readonly { daysAgo: number; chatGpt: string }[] = [
  { daysAgo: 20, chatGpt: "gpt-4.1-mini-2025-04-14" },
  { daysAgo: 15, chatGpt: "gpt-4.1-mini-2025-04-14" },
  { daysAgo: 10, chatGpt: "gpt-4.1-mini-2025-04-14" },
  { daysAgo: 5, chatGpt: "gpt-5-mini-2025-08-07" },
  { daysAgo: 0, chatGpt: "gpt-5-mini-2025-08-07" },
];

/** Days from the first round to the last. */
export const DEMO_DAYS = Math.max(...ROUNDS.map(({ daysAgo }) => daysAgo));

/** Answers a whole demo has. */
export const DEMO_ANSWERS = ROUNDS.length * PROMPTS.length * (GEMINI_TO_PERPLEXITY.length + 1);

/** The questions of one round, and how many days before the demo is made it is of. */
export interface DemoRound {
  daysAgo: number;
  asks: Ask[];
}

/** Every question of a demo, oldest round first. The same workspace always gives the same request keys, so that a second try asks nothing twice. */
export const planDemo = ({
  workspaceId,
  connectionId,
}: {
  workspaceId: string;
  connectionId: string;
}): DemoRound[] =>
  ROUNDS.map(({ daysAgo, chatGpt }) => ({
    daysAgo,
    asks: PROMPTS.map((userPrompt) => ({
      requestKey: derivedId(workspaceId, String(daysAgo), userPrompt),
      connectionId,
      promptId: null,
      userPrompt,
      systemMessage: null,
      turns: [],
      method: "live",
      targets: [{ engine: "chat_gpt", model: chatGpt }, ...GEMINI_TO_PERPLEXITY],
      settings: { web_search: true },
      label: "demo",
    })),
  }));
