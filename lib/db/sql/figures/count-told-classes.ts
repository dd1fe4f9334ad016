import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { PAGE_TYPES, SOURCE_CLASSES } from "@/lib/domain/sources/source-class";
import { type CitedSets, tallyKinds } from "./cited-sets";
import { type ClassRow, countClasses } from "./count-domain";
import type { DomainFacts, DomainParts, DomainSums } from "./domain-parts";
import { citations, IN_ALL } from "./read-cited";

// What sources are told to be changes with the rules, and how many answers cite one of a class can't be added up from how
// many cite each address. So sums of days keep which addresses of a domain answers cite together.

/**
 * Of what classes, and of what page types, the cited sources are told to be: how many, cited by how many answers, those of
 * most answers first; and all.
 */
export async function countToldClasses(
  own: WorkspaceReads,
  { sums, facts }: DomainParts,
): Promise<ClassRow[]> {
  const rows =
    sums === null
      ? facts && (await countClasses(own, facts))
      : tallied(
          await readTold(own, sums.domain),
          await Promise.all([setsOfSums(own, sums), facts && setsOfFacts(own, facts)]),
        );
  return (rows ?? []).toSorted(
    (one, other) => other.answers - one.answers || inOrder(nameOf(one), nameOf(other)),
  );
}

const nameOf = ({ class: is, pageType }: ClassRow) => is ?? pageType;

/** By their names, those that nothing tells last. */
const inOrder = (one: string | null, other: string | null): number => {
  if (one === other) return 0;
  return other === null || (one !== null && one < other) ? -1 : 1;
};

const NOTHING = { class: null, pageType: null };

function tallied(told: readonly Told[], parts: readonly (readonly CitedSets[] | null)[]): ClassRow[] {
  const sets = parts.flatMap((part) => part ?? []);
  const toldOf = new Map(told.flatMap((is) => is.addresses.map((address) => [address, is])));
  const rows = <Kind>(
    kindOf: (is: Pick<Told, "class" | "pageType">) => Kind,
    row: (kind: Kind) => Pick<ClassRow, "by" | "class" | "pageType">,
  ) =>
    [...tallyKinds(sets, (address) => kindOf(toldOf.get(address) ?? NOTHING))].map(([kind, tally]) => ({
      ...row(kind),
      ...tally,
    }));
  return [
    ...rows(
      () => null,
      () => ({ by: "all", ...NOTHING }),
    ),
    ...rows(
      (is) => is.class,
      (is) => ({ by: "class", class: is, pageType: null }),
    ),
    ...rows(
      ({ pageType }) => pageType,
      (pageType) => ({ by: "pageType", class: null, pageType }),
    ),
  ];
}

const texts = z.string().transform((text) => text.split(","));

const toldSchema = z.object({
  class: z.enum(SOURCE_CLASSES).nullable(),
  pageType: z.enum(PAGE_TYPES).nullable(),
  addresses: texts,
});
type Told = z.infer<typeof toldSchema>;

/** What the sources of a domain are told to be, by the hashes of their addresses, which sums have. */
const readTold = (own: WorkspaceReads, domain: string): Promise<Told[]> =>
  own.rows(
    {
      columns: sql`source.class, source.page_type as "pageType",
                   string_agg(hashtextextended(source.source_url, 0)::text, ',') as addresses`,
      from: "source",
      where: [sql`source.domain = ${domain}`],
      groupBy: sql`1, 2`,
    },
    toldSchema,
  );

const setsSchema = z.object({
  addresses: texts,
  sets: z.string().transform((text) => text.split(",").map(Number)),
});

const setsOfSums = (own: WorkspaceReads, { domain, days }: DomainSums): Promise<CitedSets[]> =>
  own.rows(
    {
      columns: sql`array_to_string(cited_sum.addresses, ',') as addresses, cited_sum.sets`,
      from: "cited_sum",
      where: [days, IN_ALL, sql`cited_sum.domain = ${domain}`],
    },
    setsSchema,
  );

/** Each set with its own addresses. */
const setsOfFacts = (own: WorkspaceReads, facts: DomainFacts): Promise<CitedSets[]> =>
  own.rows(
    {
      columns: sql`array_to_string(one.addresses, ',') as addresses,
                   concat_ws(',', count(*), cardinality(one.addresses),
                             (select string_agg(place::text, ',')
                                from generate_series(0, cardinality(one.addresses) - 1) as place)) as sets`,
      from: {
        name: sql`one`,
        read: {
          columns: sql`answer_fact.task_id,
                       array_agg(distinct hashtextextended(citation.source_url, 0)) as addresses`,
          ...citations(facts),
          groupBy: sql`1`,
        },
      },
      groupBy: sql`one.addresses`,
    },
    setsSchema,
  );
