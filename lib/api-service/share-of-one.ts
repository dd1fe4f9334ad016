/** What one account may have of a capacity: so that a second one always finds some at once, and a lone one loses little. */
export const shareOfOne = (size: number): number => Math.ceil(size * 0.75);
