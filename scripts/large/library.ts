import { createHash, randomUUID } from "node:crypto";
import { getDb } from "@/lib/db/client";
import { ENGINES } from "@/lib/domain/engines/engine";
import { writeMembers } from "@/lib/domain/library/prompt-set";
import type { PlanEntry, PlanTarget } from "@/lib/domain/runs/plan";
import { hashQuestion } from "@/lib/services/prompts/content-hash";
import { hashWording } from "@/lib/services/prompts/keep-version";
import { pick } from "./draw";
import {
  FAMILIES,
  familyOf,
  LANGUAGES,
  marketOf,
  MARKETS,
  MODELS,
  OWN,
  personaOf,
  PERSONAS,
  PROMPTS_OF_SET,
  SETS,
  type Language,
} from "./world";

/** A prompt of the library, and what SQL has to know of it. */
export interface LargePrompt {
  set: number;
  place: number;
  family: number;
  /** Place of its market's language among all. */
  language: number;
  promptId: string;
  versionId: string;
  marketId: string;
  personaId: string | null;
}

export interface LargeLibrary {
  sets: { id: string; versionId: string }[];
  prompts: LargePrompt[];
  /** What every run asks: of each market each engine. */
  targets: PlanTarget[];
}

const USES = (
  "a team of ten|a creative agency|a law firm|a hospital|remote teams|a building site|event planning|software releases|" +
  "a university|a charity|a film crew|product launches|a family business|marketing campaigns|a bakery chain"
).split("|");
const TOPICS =
  "Choosing|Prices|Reports|Calendars|Integrations|Security|Mobile|Support|Migration|The brand".split("|");

const WORDINGS: Record<Language, (use: string, topic: string) => string> = {
  en: (use, topic) => `Which planning tools are best for ${use}? It is about ${topic.toLowerCase()}.`,
  de: (use, topic) => `Welche Planungswerkzeuge eignen sich am besten für ${use}? Es geht um ${topic}.`,
  fr: (use, topic) => `Quels outils de planification conviennent à ${use} ? Il s’agit de ${topic}.`,
};

const isBranded = (family: number): boolean => family % TOPICS.length === TOPICS.length - 1;

function wordingOf(family: number, place: number): string {
  const market = MARKETS[marketOf(place)] ?? MARKETS[0];
  const [use, topic] = [USES[family % USES.length] ?? "", TOPICS[family % TOPICS.length] ?? ""];
  const question = WORDINGS[market.language](`${use} (${family + 1}.${place + 1})`, topic);
  return isBranded(family) ? `${question} ${OWN}?` : question;
}

/** Writes sets, families, prompts, markets and personas of a workspace, as they were on a day. */
export async function writeLibrary(workspaceId: string, createdAt: Date): Promise<LargeLibrary> {
  const db = getDb();
  const made = { workspaceId, createdAt };
  const withId = <Row>(row: Row) => ({ id: randomUUID(), ...made, ...row });

  const markets = MARKETS.map(withId);
  const personas = PERSONAS.map(withId);
  const sets = SETS.map((name) => withId({ name }));
  const families = Array.from({ length: FAMILIES }, (_, family) =>
    withId({
      setId: sets[family < FAMILIES / SETS.length ? 0 : 1]?.id ?? "",
      name: `${TOPICS[family % TOPICS.length]} for ${USES[family % USES.length]} (${family + 1})`,
    }),
  );
  const prompts = sets.flatMap((set, setNumber) =>
    Array.from({ length: PROMPTS_OF_SET }, (_, place) => {
      const family = familyOf(setNumber, place);
      const wording = { userPrompt: wordingOf(family, place), systemMessage: null, turns: [] };
      const persona = personaOf(place);
      const asked = {
        marketId: markets[marketOf(place)]?.id ?? "",
        personaId: persona === null ? null : (personas[persona]?.id ?? null),
      };
      const row = withId({
        ...asked,
        setId: set.id,
        familyId: families[family]?.id ?? "",
        topic: TOPICS[family % TOPICS.length] ?? null,
        tags: [family % 3 === 0 ? "core" : "long tail"],
        intent: isBranded(family) ? ("branded" as const) : ("unbranded" as const),
        intentDue: false,
        stage: pick(["awareness", "consideration", "decision"] as const, `stage of ${family}`),
        weight: String(10 * (1 + (family % 20))),
        contentHash: hashQuestion(wording, asked),
      });
      const version = withId({
        ...wording,
        promptId: row.id,
        number: 1,
        contentHash: hashWording(wording),
      });
      return { setNumber, place, family, row, version };
    }),
  );
  const versions = sets.map((set, setNumber) => {
    const members = writeMembers(
      prompts
        .filter((prompt) => prompt.setNumber === setNumber)
        .map(({ row, version }) => ({
          ...{
            promptVersionId: version.id,
            promptId: row.id,
            familyId: row.familyId,
            marketId: row.marketId,
          },
          ...{ personaId: row.personaId, topic: row.topic, tags: row.tags, intent: row.intent },
          ...{ stage: row.stage, weight: row.weight },
        })),
    );
    const contentHash = createHash("sha256").update(members).digest("hex");
    return withId({ setId: set.id, number: 1, members, contentHash });
  });

  await db.market.createMany({ data: markets });
  await db.persona.createMany({ data: personas });
  await db.promptSet.createMany({ data: sets });
  await db.family.createMany({ data: families });
  await db.prompt.createMany({ data: prompts.map(({ row }) => row) });
  await db.promptVersion.createMany({ data: prompts.map(({ version }) => version) });
  await db.promptSetVersion.createMany({ data: versions });

  return {
    sets: sets.map(({ id }, place) => ({ id, versionId: versions[place]?.id ?? "" })),
    prompts: prompts.map(({ setNumber, place, family, row, version }) => ({
      ...{ set: setNumber, place, family, promptId: row.id, versionId: version.id },
      ...{ marketId: row.marketId, personaId: row.personaId },
      language: LANGUAGES.indexOf((MARKETS[marketOf(place)] ?? MARKETS[0]).language),
    })),
    targets: markets.flatMap(({ id: marketId }, market) =>
      ENGINES.map((engine) => ({
        ...{ engine, model: MODELS[engine](market).asked, method: "live" as const, marketId },
        ...{ parameters: { web_search: true }, webSearch: true },
      })),
    ),
  };
}

export const entryOf = ({ versionId, marketId, personaId }: LargePrompt): PlanEntry => ({
  ...{ promptVersionId: versionId, marketId, personaId },
});
