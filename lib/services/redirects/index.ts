export { resolveDueRedirects } from "./resolve-due";
