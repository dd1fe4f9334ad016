import "server-only";
import { rulesOf } from "@/lib/domain/brands/brand";
import type { ReviewItem } from "@/lib/domain/brands/mention-review";
import { ruleIdOf } from "@/lib/reading/mentions/compile-brands";
import { splitSentences } from "@/lib/reading/mentions/sentences";
import { shownIn } from "@/lib/reading/mentions/show-sentence";
import { doubtsOf } from "@/lib/reading/mentions/uncertainty";
import { namedBrand, type ToldMentions } from "@/lib/services/mentions/read-mentions";

/** A place that a rule found, with what of it is in doubt. */
export type FoundItem = Omit<ReviewItem, "engine" | "model">;

/** The places of an answer that rules found; what a person added there is beyond doubt, and what one refused is gone. */
export function placesOf({ taskId, judged, visible, markdown, rules }: ToldMentions): FoundItem[] {
  const sentences = splitSentences(visible.text, visible.blocks);
  const brands = new Map(
    rules.brands.map((brand) => {
      const aliases = rulesOf(brand);
      return [
        String(brand.number),
        { brand, aliases, byId: new Map(aliases.map((one) => [ruleIdOf(one), one])) },
      ];
    }),
  );
  const brandsAt = new Map<string, number>();
  for (const {
    visible: { start, end },
  } of judged)
    brandsAt.set(`${start} ${end}`, (brandsAt.get(`${start} ${end}`) ?? 0) + 1);
  return judged.flatMap((mention) => {
    const known = brands.get(mention.brandId);
    const by = known?.byId.get(mention.ruleId ?? "");
    if (!known || !by) return [];
    const place = mention.visible;
    const sentence = sentences[mention.sentence] ?? place;
    const isShared = (brandsAt.get(`${place.start} ${place.end}`) ?? 0) > 1;
    const { start, end } = mention.source;
    return [
      {
        ...{ answerId: taskId, brandId: known.brand.id, start, end },
        brand: namedBrand(known.brand),
        text: markdown.slice(start, end),
        ...shownIn(visible.text, place, sentence),
        alias: by.text,
        doubts: doubtsOf({ text: visible.text, place, sentence, aliases: known.aliases, by, isShared }),
      },
    ];
  });
}
