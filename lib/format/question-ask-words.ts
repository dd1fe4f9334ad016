import type { Market } from "@/lib/domain/library/market";
import type { SpokenMarket } from "@/lib/domain/library/question-ask";
import { shorten } from "./text";

/** A city's name is cut to this: what is sent has the wire's limits, and a market's city may be longer. */
const CITY_CHARS = 80;

const languages = new Intl.DisplayNames("en", { type: "language" });
const countries = new Intl.DisplayNames("en", { type: "region" });

/** A market in words for a model; its place in those of a language. */
export const speakMarket = (
  { language, country, city }: Omit<Market, "name">,
  placeIn = "en",
): SpokenMarket => ({
  language: languages.of(language) ?? language,
  place:
    [city && shorten(city, CITY_CHARS), country && (namesIn(placeIn).of(country) ?? country)]
      .filter(Boolean)
      .join(", ") || null,
});

const namesIn = (language: string): Intl.DisplayNames =>
  language === "en" ? countries : new Intl.DisplayNames(language, { type: "region" });

interface QuestionAskWording {
  userPrompt: string;
  systemMessage: string;
}

/**
 * What is sent to ask for the questions that a described customer would ask. How the list is to look is the system
 * message's; what is wanted, and of whom, is the prompt's, so that a model that minds its prompt alone still lists
 * questions. Both keep the wire's 500 characters for a description within its limit.
 */
export const wordQuestionAsk = ({
  description,
  count,
  market,
}: {
  description: string;
  count: number;
  market: SpokenMarket | null;
}): QuestionAskWording => ({
  userPrompt: `Write ${count} ${count === 1 ? "question" : "questions"} that this customer would ask an AI assistant.\n\n${description}`,
  systemMessage: [
    "Reply with a numbered Markdown list and nothing else: one question a line, under a short topic as a heading.",
    "Put each as people type it, in at most 200 characters, and name a brand only where the description does.",
    `Write in ${market ? market.language : "the language of the description"}.`,
    ...(market?.place ? [`The customer is in ${market.place}.`] : []),
  ].join(" "),
});

/** Who the customer is, of a prompt that was worded so; the whole prompt where it is another. */
export const describedIn = (userPrompt: string): string =>
  /^Write \d+ questions? that [^\n]*\n\n([\s\S]+)$/.exec(userPrompt)?.[1] ?? userPrompt;
