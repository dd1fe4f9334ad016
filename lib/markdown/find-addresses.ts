/**
 * An address as RFC 3986 writes one, all its characters ASCII; not one inside another, or in HTML that is shown as text.
 * Capitals are spelled out: with the flag for them \w also takes ſ and the sign of Kelvin, which fold to s and k.
 */
const ADDRESS = /(?<![\p{L}\p{N}]|=["']?)[hH][tT]{2}[pP][sS]?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gu;
/** The same, those without a scheme that begin as a site does, and addresses of mail. */
const BARE =
  /(?<![\p{L}\p{N}])(?:[hH][tT]{2}[pP][sS]?:\/\/|[wW]{3}\.)[\w\-.~:/?#[\]@!$&'()*+,;=%]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
const LETTER_AFTER = /^[\p{L}\p{M}\p{N}]/u;
/** What ends a sentence or a bracket around an address and is hardly ever its own. */
const TRAILING = new Set(".,:;!?'\"*_~");
const OPENED_BY: Readonly<Record<string, string>> = { ")": "(", "]": "[" };

const count = (text: string, sign: string): number => text.split(sign).length - 1;

/** Without a bracket that was opened before the address began. */
function trimmed(address: string): string {
  const unopened = new Map(
    Object.entries(OPENED_BY).map(([close, open]) => [close, count(address, close) - count(address, open)]),
  );
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    const extra = unopened.get(last);
    if (extra !== undefined && extra > 0) unopened.set(last, extra - 1);
    else if (!TRAILING.has(last)) break;
  }
  return address.slice(0, end);
}

interface Found {
  start: number;
  end: number;
}

/**
 * The addresses in a text that can be linked. One that a letter of another script follows at once is none: where the
 * address ends and the sentence goes on, nobody can tell, and half an address leads elsewhere.
 */
export function findAddresses(text: string): Found[] {
  return [...text.matchAll(ADDRESS)].flatMap((match) => {
    const address = trimmed(match[0]);
    const whole = match.index + match[0].length;
    if (LETTER_AFTER.test(text.slice(whole, whole + 2)) || !URL.canParse(address)) return [];
    return [{ start: match.index, end: match.index + address.length }];
  });
}

/** Whatever in a text is an address and no prose, whether it can be linked or not. */
export const findBareAddresses = (text: string): Found[] =>
  [...text.matchAll(BARE)].map(({ 0: address, index }) => ({
    start: index,
    end: index + trimmed(address).length,
  }));
