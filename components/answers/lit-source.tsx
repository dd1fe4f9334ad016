"use client";

import { createContext, type ReactNode, useContext, useId, useMemo, useState } from "react";

interface Reading {
  /** Makes ids that are unique on the page, so that a mark can link to its source. */
  sourceId: (number: number) => string;
  /** Whether those ids are the same whenever the page is shown, so that a link can lead there. */
  isLasting: boolean;
  /** The source under the pointer or the focus, in the text or in the list. */
  lit: number | null;
  setLit: (number: number | null) => void;
}

const ReadingContext = createContext<Reading>({
  sourceId: String,
  isLasting: false,
  lit: null,
  setLit: () => {},
});

interface LitSourceProviderProps {
  /** Names for the sources in their order, by which links lead to them; without, they have ids of the moment. */
  anchors?: readonly string[];
  children: ReactNode;
}

/** Ties the marks in an answer's text to its list of sources: what is pointed at in one lights up in the other. */
export function LitSourceProvider({ anchors, children }: LitSourceProviderProps) {
  const prefix = useId();
  const [lit, setLit] = useState<number | null>(null);
  const reading = useMemo<Reading>(
    () => ({
      sourceId: (number) => anchors?.[number - 1] ?? `${prefix}source-${number}`,
      isLasting: anchors !== undefined,
      lit,
      setLit,
    }),
    [anchors, prefix, lit],
  );
  return <ReadingContext value={reading}>{children}</ReadingContext>;
}

/** Whether a source is lit, its id, and the handlers that light it. */
export function useLitSource(number: number) {
  const { sourceId, isLasting, lit, setLit } = useContext(ReadingContext);
  return {
    id: sourceId(number),
    isLasting,
    lit: lit === number,
    handlers: {
      onPointerEnter: () => setLit(number),
      onPointerLeave: () => setLit(null),
      onFocus: () => setLit(number),
      onBlur: () => setLit(null),
    },
  };
}
