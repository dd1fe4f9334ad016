import { createSerializer, type inferParserType } from "nuqs/server";
import { paths } from "@/lib/paths";
import { figureParsers } from "../_figures/figure-search-params";

const { promptId: _, ...others } = figureParsers;

/** What the address of a prompt's figures carries: all that narrows figures but another prompt. */
export const promptFiguresParsers = others;

export type PromptFiguresState = inferParserType<typeof promptFiguresParsers>;

const serialize = createSerializer(promptFiguresParsers);

/** A prompt's figures in a given state. */
export const promptFiguresHref = (slug: string, id: string, state: Partial<PromptFiguresState>): string =>
  serialize(paths.workspace(slug).promptFigures(id), state);
