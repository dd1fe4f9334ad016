"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * Whether the page is alive: false on the server and until React has taken over what the server wrote. What is
 * clicked or typed before is lost or undone, so controls that matter wait for it.
 */
export const useInBrowser = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
