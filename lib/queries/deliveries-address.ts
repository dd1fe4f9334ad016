import { createParser, createSerializer, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import { DELIVERY_STATES, type DeliveryCursor } from "@/lib/domain/team/notice-channel";
import { isMoment, isUuid } from "@/lib/domain/text/text-shapes";
import { parseAsId } from "./url-parsers";

/** A place in the list as one word: the delivery's moment, an underscore, its id. */
const parseAsPlace = createParser<DeliveryCursor>({
  parse: (text) => {
    const [key = "", id = ""] = text.split("_");
    return isMoment(key) && isUuid(id) ? { key, id } : null;
  },
  serialize: ({ key, id }) => `${key}_${id}`,
  eq: (a, b) => a.id === b.id,
});

/** What the address of the log of deliveries carries. */
export const deliveryParsers = {
  channelId: parseAsId,
  state: parseAsStringLiteral(DELIVERY_STATES),
  after: parseAsPlace,
};

export type DeliveriesState = inferParserType<typeof deliveryParsers>;

const serialize = createSerializer(deliveryParsers);

/** The log at a path, narrowed, from the top or after a delivery. */
export const deliveriesHref = (path: string, state: Partial<DeliveriesState>): string =>
  serialize(path, state);
