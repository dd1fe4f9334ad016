import { FUNNEL_STAGES } from "@/lib/domain/library/library-limits";
import { draftFrom, keptBeside } from "../compose/draft";
import type { FormValues } from "../compose/form-values";
import type { About, FirstStepsDraft, Review, ReviewedFamily } from "./first-steps-values";

/** All that is typed on both pages, with whom the run asks. */
export interface Draft extends FirstStepsDraft {
  form: FormValues;
}

export const writeDraft = ({ form, about, reviewed, namesRunId }: Draft): string =>
  JSON.stringify({ ...form, steps: { about, reviewed, namesRunId } });

/** A kept text as a draft; what it lacks is taken from this one. Null where it is none. */
export function readDraft(
  text: string,
  begun: Draft,
  known: { marketIds: readonly string[]; connectionIds: readonly string[] },
): Draft | null {
  const form = draftFrom(text, begun.form);
  if (form === null) return null;
  const { about, reviewed, namesRunId } = keptBeside(text, "steps");
  const kept = textsOf(about, begun.about);
  return {
    form: known.connectionIds.includes(form.connectionId)
      ? form
      : { ...form, connectionId: begun.form.connectionId },
    about: known.marketIds.includes(kept.market) ? kept : { ...kept, market: begun.about.market },
    reviewed: isObject(reviewed) ? reviewedFrom(reviewed, begun.about) : null,
    namesRunId: typeof namesRunId === "string" ? namesRunId : null,
  };
}

type Unknowns = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Unknowns =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textsOf = (kept: unknown, otherwise: About): About =>
  isObject(kept)
    ? {
        ...otherwise,
        ...Object.fromEntries(
          Object.keys(otherwise).flatMap((name) =>
            typeof kept[name] === "string" ? [[name, kept[name]]] : [],
          ),
        ),
      }
    : otherwise;

function reviewedFrom({ of, review }: Unknowns, begun: About): FirstStepsDraft["reviewed"] {
  if (!isObject(review)) return null;
  const { aliases, competitors, setName, families } = review;
  if (typeof aliases !== "string" || typeof competitors !== "string" || typeof setName !== "string")
    return null;
  if (!Array.isArray(families)) return null;
  const read: Review = { aliases, competitors, setName, families: families.flatMap(familyFrom) };
  return { of: textsOf(of, begun), review: read };
}

function familyFrom(kept: unknown): ReviewedFamily[] {
  if (!isObject(kept)) return [];
  const { key, name, questions, isChosen } = kept;
  const stage = FUNNEL_STAGES.find((each) => each === kept["stage"]);
  if (typeof key !== "string" || typeof name !== "string" || typeof questions !== "string" || !stage)
    return [];
  return [{ key, name, questions, stage, isChosen: isChosen === true }];
}
