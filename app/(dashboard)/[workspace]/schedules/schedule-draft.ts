import type { AskChoices } from "@/lib/domain/runs/ask-choices";
import type { ScheduleView } from "@/lib/domain/schedules/schedule";
import type { SetAsk } from "@/lib/domain/runs/set-run";
import { keptBeside } from "../compose/draft";
import { firstForm, knownOf, readRunDraft, writeRunDraft, type Draft } from "../runs/new/set-run-form";
import { RHYTHMS, valuesOf, type ScheduleValues } from "./schedule-values";

/** A schedule as it is typed: what is asked of whom, and when, how spread and for how much. */
export interface ScheduleDraft extends Draft {
  values: ScheduleValues;
}

export interface ScheduleBeginning {
  connections: readonly { id: string }[];
  choices: AskChoices;
  /** The schedule that is changed; null for a new one. */
  schedule: ScheduleView | null;
  /** What a new one begins with: as a set was asked last. */
  last: SetAsk | null;
  /** The set the address names. */
  askedFor: string | null;
}

/** A schedule as it is, or a weekly one that asks as a set was asked last. */
export function scheduleBeginning({
  connections,
  choices,
  schedule,
  last,
  askedFor,
}: ScheduleBeginning): ScheduleDraft {
  const begun = schedule?.ask ?? last;
  const connection = connections.find(({ id }) => id === begun?.connectionId) ?? connections[0];
  return {
    form: firstForm(begun, connection?.id ?? ""),
    part: {
      setId: schedule?.setId ?? askedFor ?? choices.sets[0]?.id ?? "",
      marketIds: choices.markets.flatMap(({ id }) => (begun?.marketIds.includes(id) ? [id] : [])),
      personaIds: choices.personas.flatMap(({ id }) => (begun?.personaIds.includes(id) ? [id] : [])),
      repeats: String(begun?.repeats ?? 3),
    },
    values: valuesOf(schedule),
  };
}

/** A kept text as a schedule; what it names and is gone by now is left out. Null where it is none. */
export function readScheduleDraft(text: string, from: ScheduleBeginning): ScheduleDraft | null {
  const fresh = scheduleBeginning(from);
  const kept = readRunDraft(text, fresh, knownOf(from.choices, from.connections));
  if (kept === null) return null;
  const typed = keptBeside(text, "values");
  const rhythm = RHYTHMS.find((one) => one === typed["rhythm"]) ?? fresh.values.rhythm;
  const texts = Object.keys(fresh.values).flatMap((name) =>
    typeof typed[name] === "string" ? [[name, typed[name]]] : [],
  );
  const part = from.askedFor === null ? kept.part : { ...kept.part, setId: from.askedFor };
  return { form: kept.form, part, values: { ...fresh.values, ...Object.fromEntries(texts), rhythm } };
}

/** A schedule as it is kept: a run's draft, and beside it what is the schedule's own. */
export const writeScheduleDraft = ({ values, ...draft }: ScheduleDraft): string =>
  writeRunDraft(draft, { values });
