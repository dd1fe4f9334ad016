import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { readKnownRedirects } from "@/lib/db/sql/redirects/known-redirects";
import { readSource } from "@/lib/reading/sources";

interface Cited {
  rawUrl: string;
  resolvedUrl: string | null;
  title: string;
}

/** An answer's citations as its reply has them, with where redirects lead that the reply does not tell and the ledger knows. */
export async function withKnownRedirects<Citation extends Cited>(
  db: Queryable,
  workspaceId: string,
  citations: readonly Citation[],
): Promise<Citation[]> {
  const rawUrls = citations.flatMap(({ rawUrl, resolvedUrl }) => (resolvedUrl === null ? [rawUrl] : []));
  return resolvedBy(await readKnownRedirects(db, { workspaceId, rawUrls }), citations);
}

/** The same by what is known already, by raw address. */
export const resolvedBy = <Citation extends Cited>(
  known: ReadonlyMap<string, string>,
  citations: readonly Citation[],
): Citation[] =>
  citations.map((citation) => {
    const directUrl = citation.resolvedUrl === null ? known.get(citation.rawUrl) : undefined;
    return directUrl === undefined ? citation : { ...citation, ...readSource({ ...citation, directUrl }) };
  });
