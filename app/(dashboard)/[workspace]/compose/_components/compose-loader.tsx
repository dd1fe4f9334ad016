"use client";

import { lazy, Suspense, type ComponentProps } from "react";
import ComposeLoading from "../loading";

// The form library and the table of fields are large: the shell around the form does not wait for them.
const ComposeScreen = lazy(() => import("./compose-screen"));

/** The compose screen, whose code comes after the page's own. */
export const ComposeLoader = (props: ComponentProps<typeof ComposeScreen>) => (
  <Suspense fallback={<ComposeLoading />}>
    <ComposeScreen {...props} />
  </Suspense>
);
