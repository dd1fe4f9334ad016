import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { formatCount } from "@/lib/format/text";
import { JsonText } from "./json-text";
import { VerifyHash } from "./verify-hash";

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
    <JsonText title={title} text={text} />
  </Disclosure>
);
