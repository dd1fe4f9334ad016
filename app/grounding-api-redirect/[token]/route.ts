import { redirectGrounding } from "@/lib/web/v3";

export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return redirectGrounding(token);
}
