import { readSharedLogo } from "@/lib/services/reports";
import { pictureReply } from "@/lib/web/picture";
import { visitorContext } from "@/lib/web/request-context";

export const dynamic = "force-dynamic";

interface SharedLogoContext {
  params: Promise<{ token: string }>;
}

/** The picture at the head of a report, for whoever has a link to it. */
export const GET = (_request: Request, { params }: SharedLogoContext): Promise<Response> =>
  pictureReply(async () => readSharedLogo({ ctx: await visitorContext(), input: await params }));
