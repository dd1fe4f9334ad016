/** Which prompts of a grid come first: where a brand is named most, or where least. */
export const GRID_ORDERS = ["most", "least"] as const;
export type GridOrder = (typeof GRID_ORDERS)[number];
