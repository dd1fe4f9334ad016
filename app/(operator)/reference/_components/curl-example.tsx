import { CopyButton } from "@/components/ui/copy-button";

interface CurlExampleProps {
  /** What a screen reader calls it. */
  label: string;
  url: string;
  /** What is posted, as JSON; null for a GET. */
  body: string | null;
}

/** Between quotes that a shell looks for nothing in. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A call as one types it in a shell. */
export function CurlExample({ label, url, body }: CurlExampleProps) {
  const call = [
    `curl -u "$LOGIN:$PASSWORD" ${quoted(url)}`,
    ...(body === null ? [] : [`  -d ${quoted(body)}`]),
  ];
  const text = call.join(" \\\n");
  return (
    <div className="bg-sunken flex items-start gap-1 rounded border p-2">
      <pre
        tabIndex={0}
        aria-label={label}
        className="min-w-0 flex-1 font-mono text-xs break-all whitespace-pre-wrap"
      >
        {text}
      </pre>
      <CopyButton text={text} label={`Copy: ${label}`} />
    </div>
  );
}
