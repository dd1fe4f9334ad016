import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { VerifyHash } from "./verify-hash";

/** Beyond this a reply is cut on screen; copying takes all of it. */
const SHOWN_MAX = 200_000;

interface RawJsonProps {
  /** What it is: "Raw reply", "Request". */
  title: string;
  /** The bytes as they went over the wire, as text. */
  text: string;
  /** Of those bytes, in hexadecimal. */
  sha256: string;
  open?: boolean;
}

/** A request or reply as it was, with its hash, so that anyone can check that nothing was changed. */
export const RawJson = ({ title, text, sha256, open }: RawJsonProps) => (
  <Disclosure summary={title} aside={`${formatCount(text.length)} characters`} open={open}>
    <div className="text-muted mb-2 flex flex-wrap items-center gap-2 text-xs">
      <span className="min-w-0 break-all">
        SHA-256 <code className="font-mono">{sha256}</code>
      </span>
      <CopyButton text={sha256} label="Copy the hash" />
      <CopyButton text={text} label={`Copy the ${title.toLowerCase()}`} labelVisible />
      <VerifyHash text={text} sha256={sha256} what={title.toLowerCase()} />
    </div>
    <pre
      tabIndex={0}
      aria-label={title}
      className="bg-sunken max-h-128 overflow-auto rounded border p-3 font-mono text-xs break-all whitespace-pre-wrap"
    >
      {withoutTricks(text.slice(0, SHOWN_MAX))}
    </pre>
    {text.length > SHOWN_MAX && (
      <p className="text-muted pt-1 text-xs">
        The first {formatCount(SHOWN_MAX)} characters are shown; copying takes all of it.
      </p>
    )}
  </Disclosure>
);
