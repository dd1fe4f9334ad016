import { WORLD, type Turn, type World } from "@/lib/engines/sandbox/world";
import { daysBefore } from "@/lib/services/demo/plan";
import { QUESTIONS } from "@/lib/services/demo/questions";
import { TEMPLATE_QUESTIONS, TEMPLATE_TOPIC } from "@/lib/services/demo/library";
import { OUTAGE, RELEASE, SEED, STORIES, type Story } from "@/lib/services/demo/stories";

/**
 * The sandbox's world as a demo goes through it: the one that everybody knows, but for what happens in its six weeks. It
 * does not drift, and the same questions get the same answers in every demo.
 */
export function demoWorld(madeAt: Date): World {
  const on = (daysAgo: number | undefined) => (daysAgo === undefined ? null : daysBefore(madeAt, daysAgo));
  const turns = STORIES.map(({ from, until, topic, so }: Story): Turn => ({
    from: on(from),
    until: on(until),
    prompts: topic === undefined ? null : questionsOf(topic),
    so,
  }));
  const { engine, from, until } = OUTAGE;
  return {
    ...WORLD,
    driftStep: 0,
    releases: { ...WORLD.releases, [RELEASE.model]: daysBefore(madeAt, RELEASE.from) },
    outages: [{ engine, from: daysBefore(madeAt, from), until: daysBefore(madeAt, until) }],
    turns,
    rehearsal: { seed: SEED, until: madeAt },
  };
}

const questionsOf = (topic: keyof typeof QUESTIONS): string[] => [
  ...QUESTIONS[topic],
  ...(topic === TEMPLATE_TOPIC ? TEMPLATE_QUESTIONS : []),
];
