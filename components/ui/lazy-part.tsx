"use client";

import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import { Button } from "./button";
import { Notice } from "./notice";

/**
 * A part of a screen whose code comes when it is first shown: stand a `Suspense` around it. Where the code cannot be
 * loaded, because the network is away or the server has a newer build, the part says so and the rest of the screen
 * stays as it is.
 */
export const lazyPart = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { title, kept }: { title: string; kept: string },
): LazyExoticComponent<ComponentType<Props>> =>
  lazy(async () => {
    const part = await load().catch(() => () => <NotLoaded title={title} kept={kept} />);
    return { default: part };
  });

/** The same for a form or a dialog that is its module's default export. */
export const lazyForm = <Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> =>
  lazyPart(() => load().then((module) => module.default), {
    title: "The form could not be loaded",
    kept: "Nothing was changed.",
  });

interface NotLoadedProps {
  /** "The form could not be loaded." */
  title: string;
  /** What is not lost by loading the page anew. */
  kept: string;
}

const NotLoaded = ({ title, kept }: NotLoadedProps) => (
  <Notice
    tone="danger"
    title={title}
    action={
      <Button size="small" onClick={() => window.location.reload()}>
        Reload
      </Button>
    }
  >
    The server could not be reached, or was updated while this page was open. {kept}
  </Notice>
);
