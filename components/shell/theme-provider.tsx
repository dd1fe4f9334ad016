"use client";

import { ThemeProvider as NextThemeProvider } from "next-themes";
import { type ReactNode, useEffect } from "react";

interface ThemeProviderProps {
  /** Of the request's content security policy; the script that sets the theme before first paint carries it. */
  nonce?: string;
  children: ReactNode;
}

/** Light, dark or the system's choice, as `data-theme` on the root element. */
export function ThemeProvider({ nonce, children }: ThemeProviderProps) {
  useLentNonce(nonce);
  return (
    <NextThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      // The tokens set color-scheme; a second source would be an inline style on the root element.
      enableColorScheme={false}
      nonce={nonce}
    >
      {children}
    </NextThemeProvider>
  );
}

/**
 * What holds the page still under a dialog is a style element made by a library, which looks for the nonce under this
 * name. The first one counts: the policy is that of the document, not of later navigations.
 */
function useLentNonce(nonce: string | undefined): void {
  useEffect(() => {
    if (!("__webpack_nonce__" in globalThis)) Object.assign(globalThis, { __webpack_nonce__: nonce });
  }, [nonce]);
}
