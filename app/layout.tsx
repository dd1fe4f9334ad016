import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ThemeProvider } from "@/components/shell/theme-provider";
import { env } from "@/lib/env";
import { COLOURS } from "@/tailwind.config";
import { fontVariables } from "./fonts/fonts";
import "./globals.css";

const DESCRIPTION = "A workbench for AI-visibility research.";

/** Pictures are named by whole addresses, which begin with this installation's. */
export const generateMetadata = (): Metadata => ({
  metadataBase: new URL(env().url),
  title: { default: "Sightline", template: "%s · Sightline" },
  description: DESCRIPTION,
  openGraph: { siteName: "Sightline", type: "website", description: DESCRIPTION },
  twitter: { card: "summary_large_image" },
  robots: { index: false, follow: false },
});

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: COLOURS.light.canvas },
    { media: "(prefers-color-scheme: dark)", color: COLOURS.dark.canvas },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // next-themes sets the theme on this element before React wakes up.
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <body>
        <ThemeProvider nonce={nonce}>{children}</ThemeProvider>
      </body>
    </html>
  );
}
