/** What the screen of budgets answers. */
export const BUDGETS_QUESTION = "What may be spent, and how much of it is left?";
