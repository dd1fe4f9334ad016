import { handleV3 } from "@/lib/web/v3";

export {
  handleV3 as GET,
  handleV3 as POST,
  // Refused, in the words of the wire.
  handleV3 as DELETE,
  handleV3 as OPTIONS,
  handleV3 as PATCH,
  handleV3 as PUT,
};
