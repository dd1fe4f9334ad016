import { FigureStrip } from "@/components/figures/figure-strip";
import { HowCounted } from "@/components/figures/how-counted";
import { Link } from "@/components/ui/link";
import type { ReviewAgreement } from "@/lib/domain/brands/mention-review";
import { withoutTricks } from "@/lib/format/hostile";
import { formatPercent } from "@/lib/format/numbers";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { FEW_PLACES, VERDICT_WORDS } from "../review-words";

interface AgreementProps {
  slug: string;
  agreement: ReviewAgreement;
}

/** How far two reviewers agree, on how many places, and where they do not. */
export function Agreement({ slug, agreement: { pair, reviewers, places } }: AgreementProps) {
  return (
    <section aria-labelledby="agreement" className="mt-8 flex flex-col gap-3">
      <h2 id="agreement" className="font-semibold">
        Do two people agree?
      </h2>
      {pair ? (
        <Compared slug={slug} pair={pair} />
      ) : (
        <p className="text-muted text-sm">
          {places === 0
            ? "Nobody has judged a place yet."
            : `${counted(places, "place")} judged by ${counted(reviewers, "person", "people")}, none by two.`}{" "}
          Agreement is counted once two people have judged the same place.
        </p>
      )}
    </section>
  );
}

function Compared({ slug, pair }: { slug: string; pair: NonNullable<ReviewAgreement["pair"]> }) {
  const { n, agreed, kappa, differences, hidden } = pair;
  const [one, other] = pair.reviewers.map(withoutTricks);
  return (
    <>
      <p className="text-muted text-sm break-words">
        {one} and {other}, who have the most places in common.
      </p>
      <FigureStrip
        label="Agreement"
        figures={[
          { name: "Judged by both", value: formatCount(n), note: n === 1 ? "place" : "places" },
          {
            name: "Agreed",
            value: formatPercent(agreed / n),
            note: `${formatCount(agreed)} of ${formatCount(n)}`,
          },
          {
            name: "Cohen’s κ",
            value: kappa === null ? "unknown" : kappa.toFixed(2).replace("-", "−"),
            note: kappa === null ? "both always say the same word" : `n = ${formatCount(n)}`,
            help: (
              <HowCounted
                figure="Cohen’s κ"
                definition="How much more two people agree than by chance, given how often each says that it is the brand: 1 is always, 0 as by chance, below 0 less. Over the places that both judged, where the same text stood; neither is told what the other said before. The places are the least certain ones, so it says nothing of all mentions."
              />
            ),
          },
        ]}
      />
      {n < FEW_PLACES && (
        <p className="text-muted text-sm">
          Of so few places κ may be far from what it would be of many: {FEW_PLACES} or more say something.
        </p>
      )}
      {differences.length > 0 && (
        <ul aria-label="Where they differ" className="bg-surface divide-y rounded-md border">
          {differences.map(({ answerId, brandId, start, brandName, text, verdicts: [first, second] }) => (
            <li key={`${answerId} ${brandId} ${start} ${text}`} className="p-3 text-sm break-words">
              <Link
                href={paths.workspace(slug).answer(answerId)}
                dir="auto"
                className="inline-flex min-h-6 items-center font-medium hover:underline"
              >
                “{withoutTricks(text)}” for {withoutTricks(brandName)}
              </Link>
              <p className="text-muted">
                {one}: {VERDICT_WORDS[first]}. {other}: {VERDICT_WORDS[second]}.
              </p>
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <p className="text-muted text-sm">
          {counted(hidden, "more place")} on which they differ: not shown before you have judged{" "}
          {hidden === 1 ? "it" : "them"}, or beyond the first thirty.
        </p>
      )}
    </>
  );
}
