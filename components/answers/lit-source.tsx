"use client";

import { createContext, type ReactNode, useContext, useId, useMemo, useState } from "react";

interface Reading {
  /** Makes ids that are unique on the page, so that a mark can link to its source. */
  sourceId: (number: number) => string;
  /** The source under the pointer or the focus, in the text or in the list. */
  lit: number | null;
  setLit: (number: number | null) => void;
}

const ReadingContext = createContext<Reading>({ sourceId: String, lit: null, setLit: () => {} });

/** Ties the marks in an answer's text to its list of sources: what is pointed at in one lights up in the other. */
export function LitSourceProvider({ children }: { children: ReactNode }) {
  const prefix = useId();
  const [lit, setLit] = useState<number | null>(null);
  const reading = useMemo<Reading>(
    () => ({ sourceId: (number) => `${prefix}source-${number}`, lit, setLit }),
    [prefix, lit],
  );
  return <ReadingContext value={reading}>{children}</ReadingContext>;
}

/** Whether a source is lit, its id, and the handlers that light it. */
export function useLitSource(number: number) {
  const { sourceId, lit, setLit } = useContext(ReadingContext);
  return {
    id: sourceId(number),
    lit: lit === number,
    handlers: {
      onPointerEnter: () => setLit(number),
      onPointerLeave: () => setLit(null),
      onFocus: () => setLit(number),
      onBlur: () => setLit(null),
    },
  };
}
