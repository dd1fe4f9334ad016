import "server-only";
import type { FrozenBrand } from "@/lib/domain/brands/stored-brand";
import type { Questions, StudyFigure } from "@/lib/domain/schedules/study";
import { withoutTricks } from "@/lib/format/hostile";
import { getStudy, type Study } from "@/lib/services/comparing";
import type { Context } from "@/lib/services/context";
import type { AskedStudy } from "./asked-study";
import { studyFilterOf, type StudyState } from "./study-search-params";

interface Asked {
  asked: AskedStudy;
  state: StudyState;
  zone: string;
  brands: readonly FrozenBrand[];
}

/** A study with what it was asked of. */
export interface ToldStudy {
  study: Study;
  day: string;
  treated: Questions;
  controls: Questions | null;
  figure: StudyFigure;
  /** As its name may be shown. */
  brand: { id: string; name: string };
}

/** The study of a state, for the screen and for what is handed on alike; null while it is not asked whole. */
export async function readStudy(
  ctx: Context,
  { asked, state, zone, brands }: Asked,
): Promise<{ tracked: FrozenBrand[]; brand: FrozenBrand | undefined; study: ToldStudy | null }> {
  const tracked = brands
    .filter(({ role }) => role !== "control")
    .toSorted((one, other) => Number(other.role === "own") - Number(one.role === "own"));
  const brand = tracked.find(({ number }) => number === state.brand) ?? tracked[0];
  const { day, treated, controls, before, after, figure } = asked;
  if (!brand || day === null || treated === null || asked.isControlMissing)
    return { tracked, brand, study: null };
  const study = await getStudy({
    ctx,
    input: {
      ...{ filter: { ...studyFilterOf(state), zone }, day, before, after, treated, controls },
      ...{ brand: String(brand.number), figure, cut: state.changed === "out" },
    },
  });
  const named = { id: brand.id, name: withoutTricks(brand.name) };
  return { tracked, brand, study: { study, day, treated, controls, figure, brand: named } };
}
