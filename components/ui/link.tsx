"use client";

import NextLink from "next/link";
import { useState, type ComponentProps } from "react";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "prefetch" | "onMouseEnter" | "onTouchStart">;

/**
 * A link whose page begins to be fetched once somebody points at it or comes to it by keyboard. Next fetches ahead every
 * link that is in view: on a page of figures or rows that is a hundred requests for each that somebody made.
 */
export function Link({ onFocus, ...props }: LinkProps) {
  const [isMeant, setMeant] = useState(false);
  const mean = () => setMeant(true);
  return (
    <NextLink
      {...props}
      prefetch={isMeant ? null : false}
      onMouseEnter={mean}
      onTouchStart={mean}
      onFocus={(event) => {
        mean();
        onFocus?.(event);
      }}
    />
  );
}
