import { Temporal } from "temporal-polyfill";
import type { Ask, Target } from "@/lib/domain/runs/ask";
import type { Engine } from "@/lib/domain/engines/engine";
import { slotsBetween } from "@/lib/domain/time/cron-slots";
import { derivedId } from "@/lib/services/derived-id";
import { BY_HAND_LABEL, type DemoPerson } from "./team";

// What happens in a demo: three weeks of one brand's programme on a schedule, and questions by several people about another. Both
// brands are of the sandbox's world. All moments follow from when its workspace was made.

export const DEMO_NAME = "Demo: Veltrano and Planvera";

/**
 * Tasks of a whole demo, and answers. Six runs of the programme, with two repeats: four in the words of one market on
 * four engines, one in both on three engines, and once on Gemini, which takes no country. One more of the former in the
 * first two runs. Then seven questions by hand, on four engines. An engine fails in one run.
 */
export const DEMO_TASKS = 2 * (5 * 4 + 7) * 2 + 4 * (4 * 4 + 7) * 2 + 7 * 4;
const FAILED = (4 + 2) * 2;
export const DEMO_ANSWERS = DEMO_TASKS - FAILED;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const daysBefore = (moment: Date, days: number) => new Date(moment.getTime() - days * DAY_MS);

interface WorldEvents {
  release: { model: string; at: Date };
  outage: { engine: Engine; from: Date; until: Date };
}

/** What happens in the sandbox's world meanwhile: one model comes out, and one engine takes no question for some days. */
export const worldEvents = (madeAt: Date): WorldEvents => ({
  release: { model: "gpt-4o-2024-11-20", at: daysBefore(madeAt, 6) },
  outage: { engine: "claude", from: daysBefore(madeAt, 10), until: daysBefore(madeAt, 6) },
});

/** The programme's slots lie so many days before the day the demo is made on, and a week before each. */
const SLOT_DAYS_AGO = [1, 4] as const;
const SLOTS = 6;
/** More than the days of three weeks of slots, and fewer than of four. */
const LOOKED_BACK_DAYS = 20;

/** The rhythm of which every demo has six slots behind it, whatever the day it is made on. */
export function demoCron(madeAt: Date, zone: string): string {
  const { dayOfWeek } = Temporal.Instant.fromEpochMilliseconds(madeAt.getTime()).toZonedDateTimeISO(zone);
  const days = SLOT_DAYS_AGO.map((ago) => (dayOfWeek - ago + 7) % 7);
  return `30 8 * * ${days.toSorted((a, b) => a - b).join(",")}`;
}

const BY_HAND = [
  { by: "tomas", prompt: "What is the best project management tool for a team of ten?" },
  { by: "ines", prompt: "Compare Planvera and Taskolo for portfolio planning." },
  { by: "tomas", prompt: "What are good alternatives to Planvera for small agencies?" },
  { by: null, prompt: "Which kanban tool do software teams recommend?" },
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
  if (!first || !second || !third || !fourth) throw new Error("a demo has six slots behind it");
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
    actBefore(fourth, 2, "slip"),
    fourth,
    ...others,
    { ...nothing, at: madeAt, byHand: asks("at last", BY_HAND) },
  ];
}
