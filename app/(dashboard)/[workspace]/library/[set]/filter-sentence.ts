import { ANY_SET_PROMPT, type SetPromptChoices, type SetPromptFilter } from "@/lib/domain/library/set-prompt";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { INTENT_LABELS, STAGE_LABELS } from "../library-words";

const nameIn = (named: readonly { id: string; name: string }[], id: string): string =>
  withoutTricks(named.find((each) => each.id === id)?.name ?? "an archived one");

/** What a list of a set's prompts shows, in words; null where it shows all in use. */
export function filterSentence(
  filter: SetPromptFilter,
  choices: SetPromptChoices,
  total: number,
): string | null {
  const { text, topic, tag, intent, stage, marketId, personaId, familyId, archived } = filter;
  const given = Object.values(filter).filter((value) => value !== null && value !== false);
  if (given.length === Object.values(ANY_SET_PROMPT).filter(Boolean).length) return null;
  const parts = [
    text !== null && `with the words “${withoutTricks(text)}”`,
    topic !== null && `of the topic ${withoutTricks(topic)}`,
    tag !== null && `tagged ${withoutTricks(tag)}`,
    intent !== null && INTENT_LABELS[intent].toLowerCase(),
    stage !== null && `at ${STAGE_LABELS[stage].toLowerCase()}`,
    marketId !== null && `for the market ${nameIn(choices.markets, marketId)}`,
    personaId !== null && `asked as ${nameIn(choices.personas, personaId)}`,
    familyId !== null && `of the family ${nameIn(choices.families, familyId)}`,
  ].filter((part) => part !== false);
  return `${counted(total, archived ? "archived prompt" : "prompt")} ${parts.join(", ")}`.trim() + ".";
}
