"use client";

import { lazy, Suspense, type ComponentProps } from "react";
import { ComposeSkeleton } from "./compose-skeleton";

// The form library and the table of fields are large: the shell around the form does not wait for them.
const ComposeScreen = lazy(() => import("./compose-screen"));

/** The compose screen, whose code comes after the page's own. */
export const ComposeLoader = (props: ComponentProps<typeof ComposeScreen>) => (
  <Suspense fallback={<ComposeSkeleton />}>
    <ComposeScreen {...props} />
  </Suspense>
);
