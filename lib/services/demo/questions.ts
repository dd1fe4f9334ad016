/** The topic of a question that asks for too little to be answered with names. */
export const TOO_GENERAL = "Too general";

/** What the spreadsheet asks in the United States alone, by topic: each question is a family of its own. */
export const QUESTIONS = {
  "Choosing shoes": [
    "Which running shoes should a beginner buy?",
    "What are the best running shoes for flat feet?",
    "What are the best running shoes for heavy runners?",
    "Which running shoes have the softest cushioning?",
    "What are the best running shoes for knee pain?",
    "Which running shoes are best for a half marathon?",
    "Which running shoes are good for walking all day?",
    "Which running shoes do physiotherapists recommend?",
    "Which running shoes are best for long runs?",
  ],
  Trail: [
    "Which running shoes have the best grip in mud?",
    "What are the best running shoes for mountain trails?",
    "Which running shoes are best for winter trails?",
  ],
  Speed: [
    "Which running shoes do fast runners wear?",
    "What are the best running shoes for a 10k race?",
    "Which running shoes are best for track sessions?",
  ],
  "Price and value": [
    "Which running shoes are good value for money?",
    "What are the best running shoes under 100 dollars?",
    "Which running shoes last the longest?",
  ],
  Values: [
    "Which running shoes are the most sustainable?",
    "Which running shoes are made without animal products?",
  ],
  [TOO_GENERAL]: ["What are the best running shoes?"],
} as const;
