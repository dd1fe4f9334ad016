import { Temporal } from "temporal-polyfill";
import type { Ask, Target } from "@/lib/domain/runs/ask";
import { slotsBetween } from "@/lib/domain/time/cron-slots";
import { derivedId } from "@/lib/services/derived-id";
import { QUESTIONS } from "./questions";
import { BY_HAND_LABEL, type DemoPerson } from "./team";

// What happens in a demo: six weeks of one brand's programme on a schedule, and questions by several people beside it.
// All moments follow from when its workspace was made, and what is true meanwhile is in `stories.ts`.

export const DEMO_NAME = "Demo: Veltrano";

const IN_ONE_MARKET = Object.values(QUESTIONS).flat().length;
/** In the words of one market, and in those of both, which Gemini is asked once, since it takes no country. */
const A_SLOT = (IN_ONE_MARKET + 4) * 4 + 7;
const FAILED = IN_ONE_MARKET + 4 + 2;

/** The programme's slots lie so many days before the day the demo is made on, and a week before each. */
const LAST_SLOT_DAYS_AGO = 2;
const SLOTS = 7;
/** More than the days of the slots, and fewer than of one more. */
const LOOKED_BACK_DAYS = 47;

/**
 * Tasks of a whole demo, and answers. Its runs ask each question once; the first two, one more, which is archived then.
 * Then seven questions by hand, on four engines. An engine fails in one run.
 */
export const DEMO_TASKS = SLOTS * A_SLOT + 2 * 4 + 7 * 4;
export const DEMO_ANSWERS = DEMO_TASKS - FAILED;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The moment so many days before another. */
export const daysBefore = (moment: Date, days: number): Date => new Date(moment.getTime() - days * DAY_MS);

/** The rhythm of which every demo has seven slots behind it, whatever the day it is made on. */
export function demoCron(madeAt: Date, zone: string): string {
  const { dayOfWeek } = Temporal.Instant.fromEpochMilliseconds(madeAt.getTime()).toZonedDateTimeISO(zone);
  return `30 8 * * ${(dayOfWeek - LAST_SLOT_DAYS_AGO + 7) % 7}`;
}

const BY_HAND = [
  { by: "tomas", prompt: "What do people say about Veltrano running shoes?" },
  { by: "ines", prompt: "Compare Veltrano and Nordlauf running shoes for forest paths." },
  { by: "tomas", prompt: "What are good alternatives to Pacerra running shoes?" },
  { by: null, prompt: "Which running shoes do coaches recommend?" },
] as const;

const BY_HAND_TARGETS: readonly Target[] = [
  { engine: "chat_gpt", model: "gpt-5-mini-2025-08-07" },
  { engine: "gemini", model: "gemini-2.5-flash" },
  { engine: "claude", model: "claude-haiku-4-5-20251001" },
  { engine: "perplexity", model: "sonar" },
];

/** What somebody does to the library: puts it together, changes what is asked, slips and takes it back. */
export type LibraryAct = "begin" | "change" | "slip";

/** Something that happens at a moment: an act on the library, or questions that are asked, of a slot, by hand or both. */
export interface DemoStep {
  at: Date;
  act: LibraryAct | null;
  isSlot: boolean;
  byHand: AskByHand[];
}

/** A question by hand, and who asks it: a person of the demo, or whoever has it made. */
export interface AskByHand {
  by: DemoPerson | null;
  ask: Ask;
}

interface Demo {
  workspaceId: string;
  connectionId: string;
  /** When its workspace was made. */
  madeAt: Date;
  /** The workspace's. */
  zone: string;
}

/**
 * All of a demo, in its order. The same workspace always gives the same moments and request keys, so that a second try
 * asks nothing twice.
 */
export function planDemo({ workspaceId, connectionId, madeAt, zone }: Demo): DemoStep[] {
  const nothing = { act: null, isSlot: false, byHand: [] };
  const slots = slotsBetween(
    demoCron(madeAt, zone),
    zone,
    daysBefore(madeAt, LOOKED_BACK_DAYS),
    madeAt,
    SLOTS,
  ).map((at): DemoStep => ({ ...nothing, at, isSlot: true }));
  const [first, second, third, fourth, ...others] = slots;
  if (!first || !second || !third || !fourth) throw new Error("a demo has seven slots behind it");
  /** In the afternoon, so many days before a slot. */
  const actBefore = (slot: DemoStep, days: number, act: LibraryAct): DemoStep => ({
    ...nothing,
    at: new Date(daysBefore(slot.at, days).getTime() + 6 * HOUR_MS),
    act,
  });
  const asks = (round: string, questions: readonly (typeof BY_HAND)[number][]) =>
    questions.map(({ by, prompt: userPrompt }): AskByHand => ({
      by,
      ask: {
        requestKey: derivedId(workspaceId, round, userPrompt),
        connectionId,
        promptId: null,
        userPrompt,
        systemMessage: null,
        turns: [],
        method: "live",
        targets: [...BY_HAND_TARGETS],
        settings: { web_search: true },
        label: BY_HAND_LABEL,
      },
    }));
  return [
    actBefore(first, 1, "begin"),
    first,
    { ...second, byHand: asks("at first", BY_HAND.slice(0, 3)) },
    actBefore(third, 2, "change"),
    third,
    // The day that the guide is online: one after a slot, and six before the next.
    actBefore(fourth, 6, "slip"),
    fourth,
    ...others,
    { ...nothing, at: madeAt, byHand: asks("at last", BY_HAND) },
  ];
}
