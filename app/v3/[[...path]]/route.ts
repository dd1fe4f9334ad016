import { handleV3 } from "@/lib/web/v3";

export { handleV3 as GET, handleV3 as POST };
