/** Of a journey that takes long: it is walked by `npm run test:long`, and a short one of the same promise by `npm test`. */
export const LONG = { tag: "@long" };
