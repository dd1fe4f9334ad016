import type { ReactElement } from "react";
import Markdown, { type Components, type Options } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import type { CitationView } from "@/lib/domain/answers/answer";
import { safeHref, withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { isAffordableMarkdown } from "@/lib/markdown/affordable-markdown";
import { AnchorLink } from "../anchor-link";
import { CitationMarks } from "../citation-mark";
import { MentionMark, type MarkedMention } from "../mention-mark";
import type { NumberedSource } from "../number-sources";
import { anchorBlocks } from "./anchor-blocks";
import { answerDialect } from "./answer-dialect";
import { keepListNumbers, keepWords } from "./keep-words";
import { linkAddresses } from "./link-addresses";
import { markMentions } from "./mark-mentions";
import { insertMarks, placeCitations } from "./place-citations";
import type { TreeNode } from "./tree";

/** Beyond this a text is cut on screen; the raw reply has it whole. */
const SHOWN_MAX = 400_000;
/** Nesting that no honest answer has and that would exhaust the stack of whoever renders it. */
const DEPTH_MAX = 60;

interface AnswerMarkdownProps {
  text: string;
  citations: readonly CitationView[];
  /** Of the whole answer, so that numbers run through all its sections. */
  sources: readonly NumberedSource[];
  /** Which section of the answer it is, from 0, where links can lead to its parts; one answer a page has such. */
  section?: number;
  /** Brands that it names, in their order. */
  mentions?: readonly MarkedMention[];
}

const sourcesOf = (positions: readonly number[], sources: readonly NumberedSource[]): NumberedSource[] =>
  sources.filter((source) => source.citations.some((position) => positions.includes(position)));

/** Each of these reads in the direction of its own text; code always from the left. */
const BLOCKS = new Set(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th"]);

/** Refuses a tree that is too deep, writes out deceiving characters in all its text, and gives each block its direction. */
const defuse = () => (tree: TreeNode) => {
  const walk = (node: TreeNode, depth: number): void => {
    if (depth > DEPTH_MAX) throw new RangeError("Markdown nested too deeply to show");
    if (node.value !== undefined) node.value = withoutTricks(node.value);
    if (node.tagName && BLOCKS.has(node.tagName)) node.properties = { ...node.properties, dir: "auto" };
    for (const child of node.children ?? []) walk(child, depth + 1);
  };
  walk(tree, 0);
};

const components: Components = {
  a: ({ node, href, children }) => {
    // Ours alone: what an answer brings of such attributes is taken out before.
    const anchor = node?.properties["dataAnchor"];
    if (typeof anchor === "string") return <AnchorLink id={anchor} label="Copy the link to this part" />;
    const safe = href ? safeHref(href) : null;
    return safe ? (
      <a href={safe} target="_blank" rel="noopener noreferrer nofollow" className="text-accent underline">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    );
  },
  // Never loaded: an image from an answer would tell its host who reads, and when.
  img: ({ alt, src, title }) => (
    <span className="text-muted">
      image: {withoutTricks(alt ?? "")} ({typeof src === "string" ? withoutTricks(src) : "no address"}
      {title ? `, ${withoutTricks(title)}` : ""})
    </span>
  ),
  samp: ({ children }) => <span className="text-muted font-mono text-xs">{children}</span>,
  table: ({ children }) => (
    <div className="overflow-x-auto">
      <table>{children}</table>
    </div>
  ),
  pre: ({ children }) => (
    <pre dir="ltr" className="bg-sunken overflow-x-auto rounded border p-3 text-sm" tabIndex={0}>
      {children}
    </pre>
  ),
};

/**
 * One section of an answer as Markdown, with its citation marks in place. Safe whatever the text is: raw HTML stays
 * text, only http(s) links lead anywhere, nothing is loaded. What cannot be read as Markdown is shown as it is.
 */
export function AnswerMarkdown({ text, citations, sources, section, mentions = [] }: AnswerMarkdownProps) {
  if (!isAffordableMarkdown(text)) return <PlainText text={text} citations={citations} sources={sources} />;
  const placements = placeCitations(text, citations);
  const words = () => keepWords;
  const layOutSource = () => (tree: TreeNode) => {
    keepListNumbers(tree, text);
    linkAddresses(tree, text);
    markMentions(
      tree,
      text,
      mentions.map(({ mention }) => ({ start: mention.sectionStart, end: mention.sectionEnd })),
    );
    insertMarks(tree, text, placements);
  };
  const anchor = () => (tree: TreeNode) => {
    if (section !== undefined) anchorBlocks(tree, text, section);
  };
  const options: Options = {
    children: text,
    remarkPlugins: [answerDialect],
    rehypePlugins: [words, rehypeSanitize, layOutSource, defuse, anchor],
    urlTransform: (url) => url,
    components: {
      ...components,
      mark: ({ node, children }) => {
        const marked = mentions[Number(node?.properties["dataMention"])];
        const inLink = node?.properties["dataInLink"] !== undefined;
        return marked ? (
          <MentionMark {...marked} inLink={inLink}>
            {children}
          </MentionMark>
        ) : (
          <mark>{children}</mark>
        );
      },
      sup: ({ node, children }) => {
        const positions = node?.properties["dataCitations"];
        return typeof positions === "string" ? (
          <CitationMarks sources={sourcesOf(positions.split(" ").map(Number), sources)} />
        ) : (
          <sup>{children}</sup>
        );
      },
    },
  };
  const laidOut = layOut(options);
  if (!laidOut) return <PlainText text={text} citations={citations} sources={sources} />;
  return <div className="answer-prose">{laidOut}</div>;
}

/** Called, not rendered, so that what the parser throws is caught here and never reaches the page. */
function layOut(options: Options): ReactElement | null {
  try {
    return Markdown(options);
  } catch {
    return null;
  }
}

/** The text as it is, with all its marks at the end. */
function PlainText({ text, citations, sources }: AnswerMarkdownProps) {
  const positions = citations.map((citation) => citation.position);
  return (
    <div className="answer-prose">
      <p className="text-muted">
        {text.length > SHOWN_MAX
          ? `Shown as plain text; the first ${formatCount(SHOWN_MAX)} of ${formatCount(text.length)} characters. The raw reply has all of it.`
          : "Shown as plain text, because it cannot be laid out as Markdown in reasonable time."}
      </p>
      <p dir="auto" className="whitespace-pre-wrap">
        {withoutTricks(text.slice(0, SHOWN_MAX))}
        {positions.length > 0 && <CitationMarks sources={sourcesOf(positions, sources)} />}
      </p>
    </div>
  );
}
