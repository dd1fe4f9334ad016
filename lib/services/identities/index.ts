export { enterByProvider } from "./enter";
export { allowLink, linkIdentity, linkWishSchema } from "./link";
export { listWaysIn, unlinkIdentity } from "./ways";
