"use client";

import { useQueryStates, type UseQueryStatesKeysMap } from "nuqs";
import { useTransition } from "react";
import { inOrder } from "./span-order";

/**
 * The state of a screen in its address, as the server reads it, and how to change it: each change is a step back.
 * The page puts nuqs' adapter around what uses it: not in the shell, since most screens have no need of it.
 */
export function useAddress<Parsers extends UseQueryStatesKeysMap>(parsers: Parsers) {
  const [busy, startTransition] = useTransition();
  const [state, setState] = useQueryStates(parsers, { shallow: false, history: "push", startTransition });
  return { state: inOrder(state), setState, busy };
}
