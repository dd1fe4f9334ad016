"use client";

import { ThemeProvider as NextThemeProvider } from "next-themes";
import type { ReactNode } from "react";

interface ThemeProviderProps {
  /** Of the request's content security policy; the script that sets the theme before first paint carries it. */
  nonce?: string;
  children: ReactNode;
}

/** Light, dark or the system's choice, as `data-theme` on the root element. */
export const ThemeProvider = ({ nonce, children }: ThemeProviderProps) => (
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
