/**
 * Of the rules of classes and page types that come with the product. Raised with every change of the lists in
 * `lib/reading/source-classes` and of how rules are applied: sources are then told anew.
 */
export const BUILT_IN_VERSION = 1;
