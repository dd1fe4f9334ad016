import type { AskChoices } from "@/lib/domain/runs/ask-choices";
import { DECIMAL, parseDollars } from "@/lib/domain/amounts/money";
import { MAX_REPEATS } from "@/lib/domain/runs/run-limits";
import type { SetAsk } from "@/lib/domain/runs/set-run";
import { draftFrom, keptBeside } from "../../compose/draft";
import { formAskedAs, toAsk, emptyForm, type FilledForm, type FormValues } from "../../compose/form-values";

/** What a run of a set is made of beside whom it asks and how. */
export interface SetPart {
  setId: string;
  marketIds: string[];
  personaIds: string[];
  /** As it is typed. */
  repeats: string;
  /** Of a run started by hand: dollars it may cost at most, as they are typed; empty: whatever budgets allow. */
  cap?: string;
}

/** The form of a first run: as the last was asked, or else in the queue, where there is one. */
export const firstForm = (last: SetAsk | null, connectionId: string): FormValues =>
  last ? formAskedAs(askedOf(last), connectionId) : { ...emptyForm(connectionId), method: "standard" };

const askedOf = ({ method, targets }: SetAsk) => ({
  method,
  targets: targets.map((target) => ({ ...target, method, webSearch: false, marketId: null })),
});

/** Why the repeats cannot be taken as typed; null where they can. */
export function repeatsProblem(typed: string): string | null {
  const isWhole = /^\d{1,4}$/.test(typed.trim());
  const count = Number(typed);
  return isWhole && count >= 1 && count <= MAX_REPEATS ? null : `A whole number from 1 to ${MAX_REPEATS}.`;
}

/** Why the cap cannot be taken as typed; null where it can, or there is none. */
export const capProblem = (typed: string): string | null =>
  typed.trim() === "" || (DECIMAL.test(typed.trim()) && parseDollars(typed.trim()) > 0n)
    ? null
    : "An amount in dollars, more than 0, such as 12.50.";

/** The form as it would be asked. Each target has all settings; what it does not take is left out when it is planned. */
export function toSetAsk(form: FilledForm, part: SetPart): SetAsk {
  const { connectionId, method, targets, settings, label } = toAsk(form, "");
  return {
    connectionId,
    method,
    targets: targets.map((target) => ({ ...target, parameters: settings })),
    marketIds: part.marketIds,
    personaIds: part.personaIds,
    repeats: Number(part.repeats),
    label,
  };
}

export interface Draft {
  form: FormValues;
  part: SetPart;
}

/** What there is to choose from now. */
interface Known {
  setIds: readonly string[];
  marketIds: readonly string[];
  personaIds: readonly string[];
  connectionIds: readonly string[];
}

/** A kept text as a draft; what it names and is gone by now is left out. Null where it is none. */
export function readRunDraft(text: string, { form, part }: Draft, known: Known): Draft | null {
  const kept = draftFrom(text, form);
  if (kept === null) return null;
  const { setId, repeats, cap, ...chosen } = keptBeside(text, "part");
  const among = (all: readonly string[], name: "marketIds" | "personaIds"): string[] => {
    const ids = chosen[name];
    return Array.isArray(ids) ? all.filter((id) => ids.includes(id)) : part[name];
  };
  return {
    form: known.connectionIds.includes(kept.connectionId)
      ? kept
      : { ...kept, connectionId: form.connectionId },
    part: {
      setId: known.setIds.find((id) => id === setId) ?? part.setId,
      marketIds: among(known.marketIds, "marketIds"),
      personaIds: among(known.personaIds, "personaIds"),
      repeats: typeof repeats === "string" ? repeats : part.repeats,
      ...(part.cap === undefined ? {} : { cap: typeof cap === "string" ? cap : part.cap }),
    },
  };
}

/** What a draft may name: what is on offer. */
export const knownOf = (
  { sets, markets, personas }: AskChoices,
  connections: readonly { id: string }[],
): Known => ({
  setIds: idsOf(sets),
  marketIds: idsOf(markets),
  personaIds: idsOf(personas),
  connectionIds: idsOf(connections),
});

const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id);

/** A draft as it is kept: the form's own fields, and beside them the part of the set and what else there is. */
export const writeRunDraft = ({ form, part }: Draft, beside: object = {}): string =>
  JSON.stringify({ ...form, part, ...beside });
