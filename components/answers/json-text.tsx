"use client";

import { useState } from "react";
import { Switch } from "@/components/ui/switch";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { formatJson } from "./format-json";

/** Beyond this a reply is cut on screen; copying takes all of it. */
const SHOWN_MAX = 200_000;

interface JsonTextProps {
  title: string;
  text: string;
}

/** A JSON text, laid out for reading or as it came. */
export function JsonText({ title, text }: JsonTextProps) {
  const [laidOut, setLaidOut] = useState(true);
  const formatted = formatJson(text);
  const shown = laidOut && formatted !== null ? formatted : text;
  return (
    <>
      {formatted !== null && (
        <Switch
          className="mb-2"
          label="Laid out for reading"
          hint="The hash and what is copied are of the text as it came."
          checked={laidOut}
          onChange={setLaidOut}
        />
      )}
      <pre
        tabIndex={0}
        aria-label={title}
        className="bg-sunken max-h-128 overflow-auto rounded border p-3 font-mono text-xs break-all whitespace-pre-wrap"
      >
        {withoutTricks(shown.slice(0, SHOWN_MAX))}
      </pre>
      {shown.length > SHOWN_MAX && (
        <p className="text-muted pt-1 text-xs">
          The first {formatCount(SHOWN_MAX)} characters are shown; copying takes all of it.
        </p>
      )}
    </>
  );
}
