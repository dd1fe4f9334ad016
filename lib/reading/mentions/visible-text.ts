import { parse, postprocess, preprocess } from "micromark";
import { decodeString } from "micromark-util-decode-string";
import type { Span } from "@/lib/domain/answers/answer";
import { isAffordableMarkdown } from "@/lib/markdown/affordable-markdown";
import { ANSWER_SYNTAX } from "@/lib/markdown/answer-syntax";
import { findBareAddresses } from "@/lib/markdown/find-addresses";
import { createBlockPlaces, type Block } from "./block-places";
import { SourceMap } from "./source-map";

export interface VisibleLink extends Span {
  address: string;
}

/** What is read of an answer: without the signs of Markdown, addresses, code and where links lead. */
export interface VisibleText {
  text: string;
  blocks: Block[];
  /** Links and addresses, in their order. */
  links: VisibleLink[];
  /** What stands in bold. */
  strong: Span[];
  source: SourceMap;
}

/** Stands for what is masked: no letter, and in no name. */
const MASK = "\ufffc";
/** Between blocks. Folding leaves it alone, so that no name goes over it. */
const BLOCK_END = "\u2029";

type Events = ReturnType<typeof postprocess>;
type Token = Events[number][1];

const MASKED = new Set(["codeText", "codeFenced", "codeIndented", "autolink"]);
const LEFT_OUT = new Set(["reference", "tableDelimiterRow"]);
const TEXT = new Set(["data", "htmlTextData", "htmlFlowData", "characterEscapeValue"]);

/**
 * The visible text of an answer's Markdown, with its structure. A text that no parser can read in time that grows with
 * its length is shown as it is, and read so: as one paragraph.
 */
export function readVisible(markdown: string): VisibleText {
  if (!isAffordableMarkdown(markdown)) return readPlain(markdown);
  const document = newDocument();
  return walk(postprocess(document.write(preprocess()(markdown, undefined, true))), markdown);
}

const PARSER = parse({ extensions: ANSWER_SYNTAX });

/** To put a parser together takes as long as many an answer to read; one keeps nothing else of a document. */
function newDocument(): ReturnType<typeof PARSER.document> {
  PARSER.defined = [];
  PARSER.lazy = {};
  return PARSER.document();
}

function readPlain(text: string): VisibleText {
  const source = new SourceMap();
  source.add(0, 0, text.length, text.length);
  const block = { start: 0, end: text.length, heading: 0, item: null, isItemHead: false, cell: null };
  return withoutAddresses({ text, blocks: [block], links: [], strong: [], source });
}

function walk(events: Events, markdown: string): VisibleText {
  // The parser leaves out a byte order mark before it counts.
  const shift = markdown.startsWith("\ufeff") ? 1 : 0;
  const sourceOf = ({ start, end }: Token) => markdown.slice(start.offset + shift, end.offset + shift);
  const places = createBlockPlaces();
  const [source, blocks, links, strong]: [SourceMap, Block[], VisibleLink[], Span[]] = [
    new SourceMap(),
    [],
    [],
    [],
  ];
  const opened: { start: number; address: string | null }[] = [];
  let text = "";
  let block: Block | null = null;
  let skipped: string | null = null;
  let inResource = false;

  const put = (visible: string, { start, end }: Token): void => {
    source.add(text.length, start.offset + shift, visible.length, end.offset - start.offset);
    text += visible;
  };
  const enter = (token: Token): void => {
    const { type } = token;
    if (MASKED.has(type) || LEFT_OUT.has(type) || type === "characterReference") skipped = type;
    if (type === "resourceDestinationString") {
      const innermost = opened.at(-1);
      if (innermost) innermost.address = decodeString(sourceOf(token));
    }
    if (type === "resource") inResource = true;
    if (inResource) return;
    if (type === "autolink")
      links.push({ start: text.length, end: text.length + 1, address: sourceOf(token).slice(1, -1) });
    if (MASKED.has(type) && block) put(MASK, token);
    else if (type === "characterReference") put(decodeString(sourceOf(token)), token);
    else if (TEXT.has(type) && block) put(sourceOf(token), token);
    else if (type === "lineEnding" && block) put("\n", token);
    else if (type === "link" || type === "image" || type === "strong")
      opened.push({ start: text.length, address: null });
    else block = places.enter(type, sourceOf(token), text.length) ?? block;
  };
  const exit = ({ type }: Token): void => {
    if (type === "resource") inResource = false;
    if (type === "link" || type === "image" || type === "strong") {
      const { start = 0, address = null } = opened.pop() ?? {};
      if (type === "strong") strong.push({ start, end: text.length });
      if (type === "link" && address !== null) links.push({ start, end: text.length, address });
    }
    if (places.ends(type) && block) {
      blocks.push({ ...block, end: text.length });
      text += BLOCK_END;
      block = null;
    }
    places.exit(type);
  };
  for (const [kind, token] of events) {
    if (skipped === null) {
      if (kind === "enter") enter(token);
      else exit(token);
    } else if (kind === "exit" && token.type === skipped) skipped = null;
  }
  return withoutAddresses({ text, blocks, links, strong, source });
}

/** With addresses in running text masked, in place; they are links, as on screen. */
function withoutAddresses(visible: VisibleText): VisibleText {
  const { text } = visible;
  const addresses = /:\/\/|www\.|@/i.test(text) ? findBareAddresses(text) : [];
  if (addresses.length === 0) return visible;
  let masked = "";
  for (const { start, end } of addresses)
    masked += text.slice(masked.length, start) + MASK.repeat(end - start);
  const found = addresses.map(({ start, end }) => ({ start, end, address: text.slice(start, end) }));
  const links = [...visible.links, ...found].sort((one, other) => one.start - other.start);
  return { ...visible, text: masked + text.slice(masked.length), links };
}
