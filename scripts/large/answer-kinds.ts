import type { NewFact } from "@/lib/db/sql/facts/write-facts";
import { ENGINES } from "@/lib/domain/engines/engine";
import { measure } from "@/lib/services/measuring/measure";
import type { CompiledRules } from "@/lib/services/measuring/rules";
import { draw, pick } from "./draw";
import { BRANDS, CONTROL_NUMBER, LANGUAGES, NAMED, OWN, type Language } from "./world";

// What answers say: some thousand texts, each measured once by the product's own code, of which every answer has one with
// its number behind it. So facts are written beside their answers, and are what measuring them anew gives.

/** Groups of families that have the same tastes, and texts that one engine has for a group. */
export const GROUPS = 15;
export const VARIANTS = 8;
/** Before and after what changed. */
export const ERAS = 2;

export interface AnswerKind {
  /** Its place among all, see `kindNumber`. */
  number: number;
  text: string;
  fact: Omit<NewFact, "taskId" | "citedBrands" | "citedCounts">;
}

/** What stands behind every text. It names nobody. */
const reference = (number: number): string => `\n\nRef. ${number}.`;

/** All kinds of texts, in the order in which SQL counts them: group, engine, variant, era, language. */
export function makeKinds(rules: CompiledRules): AnswerKind[] {
  const kinds: AnswerKind[] = [];
  for (let group = 0; group < GROUPS; group += 1)
    for (const engine of ENGINES)
      for (let variant = 0; variant < VARIANTS; variant += 1)
        for (let era = 0; era < ERAS; era += 1)
          for (const language of LANGUAGES) {
            const name = `${group} ${engine} ${variant}`;
            const named = namedIn(name, { group, ownChance: chanceOfOwn(engine, era) });
            const text = TEXTS[language](named, name);
            const measured = { markdown: text + reference(0), cited: [], corrections: [], language };
            const { citedBrands, citedCounts, ...fact } = measure({ taskId: "", ...measured }, rules);
            if (citedBrands.length + citedCounts.length > 0) throw new Error("a text cites nobody");
            kinds.push({ number: kinds.length, text, fact });
          }
  return kinds;
}

/** How often the own brand is named: more often by a newer model of one engine, and of late by another. */
function chanceOfOwn(engine: (typeof ENGINES)[number], era: number): number {
  const base = { chat_gpt: 0.3, gemini: 0.4, claude: 0.35, perplexity: 0.25 }[engine];
  const more = { chat_gpt: 0.15, gemini: 0.1, claude: 0, perplexity: 0 }[engine];
  return base + era * more;
}

/** The brands of a text, the first first. The same name draws the same, so that only who is more likely is named more. */
function namedIn(name: string, { group, ownChance }: { group: number; ownChance: number }): string[] {
  // One in ten answers without naming anybody.
  if (draw(`${name} nobody`) < 0.1) return [];
  const named = NAMED.map((brand, place) => ({
    brand,
    chance: brand === OWN ? ownChance : 0.5 / (1 + ((place * 7 + group * 5) % NAMED.length) / 3),
    drawn: draw(`${name} ${brand}`),
  }))
    .filter(({ chance, drawn }) => drawn < chance)
    .sort((one, other) => one.drawn / one.chance - other.drawn / other.chance)
    .map(({ brand }) => brand)
    .slice(0, 4);
  const control = BRANDS[CONTROL_NUMBER - 1]?.name;
  return control !== undefined && draw(`${name} control`) < 0.003 ? [...named, control] : named;
}

const REMARKS = {
  en: [
    "easy to set up, and its price is fair for a small team",
    "strong reports, though it takes some weeks to learn",
    "good support and a calendar that people like",
    "a reliable choice where many projects share people",
    "cheap to begin with, but it slows down with many tasks",
    "works offline, which few of the others do",
  ],
  de: [
    "schnell eingerichtet und für kleine Teams günstig",
    "mit starken Berichten, aber einer langen Einarbeitung",
    "mit gutem Support und einem beliebten Kalender",
    "verlässlich, wo viele Projekte dieselben Leute brauchen",
  ],
  fr: [
    "simple à installer et abordable pour une petite équipe",
    "avec de bons rapports, mais long à apprendre",
    "avec un bon support et un calendrier apprécié",
    "fiable quand plusieurs projets partagent les mêmes personnes",
  ],
} as const satisfies Record<Language, readonly [string, ...string[]]>;

type Write = (brands: readonly string[], name: string) => string;

const listed = (language: Language, brands: readonly string[], name: string): string =>
  brands
    .map(
      (brand, place) => `${place + 1}. **${brand}** – ${pick(REMARKS[language], `${name} says ${place}`)}.`,
    )
    .join("\n");

const english: Write = (brands, name) => {
  const [first, second, ...rest] = brands;
  const end =
    "Whatever you choose, try it with one real project first: how a tool feels after a week says more than any list of features, and most of them can be tried for free.";
  if (first === undefined)
    return `It depends on how your team works. Look at how tasks are shared, whether a calendar is needed, and who will keep the plan up to date. A board is enough for most small teams; larger ones want reports and rights. ${end}`;
  switch (Math.floor(draw(`${name} form`) * 4)) {
    case 0:
      return `These are the tools that reviewers name most often:\n\n${listed("en", brands, name)}\n\n${end}`;
    case 1:
      return `The best choice for most teams is ${first}: it is ${pick(REMARKS.en, name)}. ${
        second === undefined ? "" : `${second} is an alternative if you need more reports. `
      }${rest.map((brand) => `Some people also mention ${brand}. `).join("")}${end}`;
    case 2:
      return `There is no single answer. People who compared them write about ${brands.join(", ")}; opinions differ by the size of the team and by what it pays for already. ${
        second === undefined ? "" : `${second} is expensive and slow, as many of its users complain. `
      }${end}`;
    default:
      return `Here is a short list of what is worth a look this year.\n\n${brands
        .map((brand, place) => `- ${brand}: ${pick(REMARKS.en, `${name} says ${place}`)}.`)
        .join("\n")}\n\nI would start with ${first}. ${end}`;
  }
};

const german: Write = (brands, name) =>
  brands.length === 0
    ? "Das hängt davon ab, wie das Team arbeitet. Wichtig ist, wie Aufgaben verteilt werden, ob ein Kalender gebraucht wird und wer den Plan pflegt. Für kleine Teams reicht meist ein einfaches Board."
    : `Diese Werkzeuge werden am häufigsten empfohlen:\n\n${listed("de", brands, name)}\n\nAm besten wird jedes zuerst mit einem echten Projekt ausprobiert; nach einer Woche weiß man mehr als nach jeder Liste von Funktionen, und die meisten kosten am Anfang nichts.`;

const french: Write = (brands, name) =>
  brands.length === 0
    ? "Cela dépend de la façon de travailler de votre équipe. Regardez comment les tâches sont partagées, s’il faut un calendrier et qui tient le plan à jour. Un tableau simple suffit à la plupart des petites équipes."
    : `Voici les outils les plus souvent recommandés :\n\n${listed("fr", brands, name)}\n\nLe mieux est d’essayer chacun avec un vrai projet : une semaine d’usage en dit plus que toutes les listes de fonctions, et la plupart sont gratuits au début.`;

const TEXTS: Record<Language, Write> = { en: english, de: german, fr: french };
