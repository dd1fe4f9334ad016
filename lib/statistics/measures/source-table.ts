import {
  type CitationsPerAnswer,
  citationsPerAnswer,
  type Concentration,
  concentrationOf,
} from "../figures/source-figures";
import { tellRate, tellRates, tellShare, type Told } from "../figures/tell";
import type { Rate } from "../intervals/rate";
import type { Share } from "../intervals/share";
import { type Base, isIn } from "../observations";
import { type Both, ofBoth } from "./estimands";
import { type MeasuredAnswer, NOT_READ, type PlacedCitations } from "./measured-answer";
import type { Unknown } from "./unknown";

/** A domain that answers cite. */
export interface DomainFigures {
  domain: string;
  citations: number;
  /** How many of its addresses. */
  urls: number;
  /** Answers that cite it. */
  answers: number;
  /** Answers that cite it ÷ answers with search. */
  prevalence: Both<Told<Rate>>;
  /** Its word share, position-adjusted: mean over the answers whose citations have places. */
  wordShare: number | Unknown;
}

/** All that is told of what answers cite. */
export interface SourceFigures {
  citations: number;
  /** Citations of which nothing tells the domain: they are no domain's. */
  withoutDomain: number;
  citationsPerAnswer: { answered: Both<CitationsPerAnswer>; searched: Both<CitationsPerAnswer> };
  /** The most cited first. */
  domains: DomainFigures[];
  concentration: Concentration | Unknown;
  /** Sentences that cite ÷ sentences. */
  coverage: Both<Told<Share>> | Unknown;
}

export function sourceFigures(rows: readonly MeasuredAnswer[], seed: number): SourceFigures {
  const counted = rows.filter((row) => isIn(row, "answered"));
  const { domains, withoutDomain } = countDomains(counted);
  const placed = counted.flatMap((row) => placedOf(row) ?? []);
  const without: Unknown = {
    unknown: counted.some((row) => row.placed === NOT_READ) ? "not-read" : "no-places",
  };
  const prevalenceOf = prevalences(rows);
  const wordShareOf = wordShares(placed, without);
  const perAnswer = (base: Base) => ofBoth((estimand) => citationsPerAnswer(rows, { estimand, base }, seed));
  const sorted = [...domains].sort(
    ([one, { citations: ofOne }], [other, { citations: ofOther }]) =>
      ofOther - ofOne || (one < other ? -1 : 1),
  );
  return {
    citations: sorted.reduce((sum, [, { citations }]) => sum + citations, withoutDomain),
    withoutDomain,
    citationsPerAnswer: { answered: perAnswer("answered"), searched: perAnswer("searched") },
    domains: sorted.map(([domain, { citations, urls, answers }]) => ({
      domain,
      citations,
      urls: urls.size,
      answers,
      prevalence: prevalenceOf(domain),
      wordShare: wordShareOf(domain),
    })),
    concentration: concentrationOf(sorted.map(([, { citations }]) => citations)) ?? {
      unknown: "nothing-cited",
    },
    coverage:
      placed.length === 0
        ? without
        : ofBoth((estimand) =>
            tellShare(rows, { estimand, base: "answered" }, (row) => ({
              part: placedOf(row)?.citing ?? 0,
              whole: placedOf(row)?.sentences ?? 0,
            })),
          ),
  };
}

const placedOf = ({ placed }: MeasuredAnswer): PlacedCitations | null =>
  placed === NOT_READ ? null : placed;

interface DomainCounts {
  citations: number;
  urls: Set<string>;
  answers: number;
}

function countDomains(counted: readonly MeasuredAnswer[]) {
  const domains = new Map<string, DomainCounts>();
  let withoutDomain = 0;
  for (const { citations } of counted) {
    for (const { domain, url } of citations) {
      if (domain === "") {
        withoutDomain += 1;
        continue;
      }
      const counts = domains.get(domain) ?? { citations: 0, urls: new Set(), answers: 0 };
      counts.citations += 1;
      counts.urls.add(url);
      domains.set(domain, counts);
    }
    for (const domain of new Set(citations.map((one) => one.domain))) {
      const counts = domains.get(domain);
      if (counts) counts.answers += 1;
    }
  }
  return { domains, withoutDomain };
}

/** Of each domain at once: there may be many. One that is cited in no answer with search has a prevalence of 0. */
function prevalences(rows: readonly MeasuredAnswer[]): (domain: string) => Both<Told<Rate>> {
  const base = "searched";
  const domainsOf = ({ citations }: MeasuredAnswer) => citations.map(({ domain }) => domain);
  const found = ofBoth((estimand) => tellRates(rows, { estimand, base }, domainsOf));
  const none = ofBoth((estimand) => tellRate(rows, { estimand, base }, () => false));
  return (domain) => ({
    questionsLikeThese: found.questionsLikeThese.get(domain) ?? none.questionsLikeThese,
    theseQuestions: found.theseQuestions.get(domain) ?? none.theseQuestions,
  });
}

function wordShares(
  placed: readonly PlacedCitations[],
  without: Unknown,
): (domain: string) => number | Unknown {
  const sums = new Map<string, number>();
  for (const { shares } of placed)
    for (const [domain, share] of shares) sums.set(domain, (sums.get(domain) ?? 0) + share);
  return (domain) => (placed.length === 0 ? without : (sums.get(domain) ?? 0) / placed.length);
}
