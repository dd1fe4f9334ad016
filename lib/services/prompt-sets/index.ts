export { cutSetVersion } from "./cut-version";
