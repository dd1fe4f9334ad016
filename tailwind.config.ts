import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";

/**
 * Every colour of the interface, once, for both themes. Text colours hold 4.5:1 on canvas, surface and sunken; `edge`
 * (the border of something you can operate) and the engine colours hold 3:1; `components/ui/tokens.test.ts` measures it.
 */
export const COLOURS = {
  light: {
    canvas: "#fafaf9",
    surface: "#ffffff",
    sunken: "#f3f3f1",
    line: "#e2e2df",
    edge: "#85857f",
    ink: "#1a1b1d",
    muted: "#585b61",
    accent: "#4340c4",
    "accent-ink": "#ffffff",
    "accent-soft": "#ebebfc",
    danger: "#ab1d16",
    "danger-soft": "#fdeeec",
    warn: "#7d5000",
    "warn-soft": "#fdf4df",
    good: "#17663a",
    "good-soft": "#e9f6ee",
    "engine-chat-gpt": "#009e73",
    "engine-gemini": "#0072b2",
    "engine-claude": "#d55e00",
    "engine-perplexity": "#c46c9d",
  },
  dark: {
    canvas: "#101113",
    surface: "#17181b",
    sunken: "#1f2124",
    line: "#2d3034",
    edge: "#747983",
    ink: "#eceded",
    muted: "#a6aab1",
    accent: "#a9a9ff",
    "accent-ink": "#14142b",
    "accent-soft": "#27274a",
    danger: "#ff958c",
    "danger-soft": "#3a1d1b",
    warn: "#eebb5a",
    "warn-soft": "#33280f",
    good: "#74cf9b",
    "good-soft": "#15301f",
    "engine-chat-gpt": "#009e73",
    "engine-gemini": "#2b8fcb",
    "engine-claude": "#e2711d",
    "engine-perplexity": "#cc79a7",
  },
} as const;

type ColourName = keyof (typeof COLOURS)["light"];

const asVariables = (colours: Record<ColourName, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(colours).map(([name, value]) => [`--c-${name}`, value]));

const asReferences = Object.fromEntries(Object.keys(COLOURS.light).map((name) => [name, `var(--c-${name})`]));

const config: Config = {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  darkMode: ["selector", '[data-theme="dark"]'],
  theme: {
    colors: { transparent: "transparent", current: "currentColor", ...asReferences },
    fontFamily: {
      sans: ["var(--font-geist-sans)", "system-ui", "sans-serif"],
      mono: ["var(--font-geist-mono)", "ui-monospace", "monospace"],
    },
    fontSize: {
      xs: ["0.75rem", "1rem"],
      sm: ["0.8125rem", "1.25rem"],
      base: ["0.875rem", "1.25rem"],
      md: ["1rem", "1.5rem"],
      lg: ["1.25rem", "1.75rem"],
      xl: ["1.75rem", "2.25rem"],
    },
    extend: {
      borderRadius: { sm: "0.1875rem", DEFAULT: "0.25rem", md: "0.375rem", lg: "0.5rem" },
      maxWidth: { reading: "72ch" },
    },
  },
  plugins: [
    plugin(({ addBase }) => {
      addBase({
        ":root": { colorScheme: "light", ...asVariables(COLOURS.light) },
        '[data-theme="dark"]': { colorScheme: "dark", ...asVariables(COLOURS.dark) },
        // Paper is white, whatever the screen was.
        "@media print": {
          ':root, [data-theme="dark"]': {
            colorScheme: "light",
            ...asVariables({ ...COLOURS.light, canvas: COLOURS.light.surface }),
          },
        },
      });
    }),
  ],
};

export default config;
