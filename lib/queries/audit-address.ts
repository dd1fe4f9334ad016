import { createParser, createSerializer, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import { AUDIT_ACTION_NAMES, AUDIT_ENTITY_NAMES } from "@/lib/domain/team/audit-actions";
import type { AuditCursor } from "@/lib/domain/team/audit-entry";
import { isMoment } from "@/lib/domain/text/text-shapes";
import { parseAsDay, parseAsId, parseAsText } from "./url-parsers";

export const AUDIT_SEARCH_MAX = 200;

/** A place in the list as one word: the entry's moment, an underscore, its number. */
const parseAsPlace = createParser<AuditCursor>({
  parse: (text) => {
    const [key = "", id = ""] = text.split("_");
    return isMoment(key) && /^[1-9]\d{0,17}$/.test(id) ? { key, id } : null;
  },
  serialize: ({ key, id }) => `${key}_${id}`,
  eq: (a, b) => a.id === b.id,
});

/** What the address of an audit log carries, a workspace's and the instance's. */
export const auditParsers = {
  memberId: parseAsId,
  action: parseAsStringLiteral(AUDIT_ACTION_NAMES),
  entity: parseAsStringLiteral(AUDIT_ENTITY_NAMES),
  from: parseAsDay,
  to: parseAsDay,
  text: parseAsText(AUDIT_SEARCH_MAX),
  after: parseAsPlace,
};

export type AuditState = inferParserType<typeof auditParsers>;

const serialize = createSerializer(auditParsers);

/** An audit log at a path, narrowed, from the top or after an entry. */
export const auditHref = (path: string, state: Partial<AuditState>): string => serialize(path, state);
