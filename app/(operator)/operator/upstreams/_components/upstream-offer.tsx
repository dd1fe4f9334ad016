import { DataTable } from "@/components/tables/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import type { UpstreamOffer } from "@/lib/api-service/upstreams/upstream-settings";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { failureWords } from "../upstream-words";

const yesOrNo = (yes: boolean) => (yes ? "yes" : <span className="text-muted">no</span>);

/** The models an upstream lists, folded away, with what each can do and whether its price is known. */
export async function UpstreamOfferView({ offer: asked }: { offer: Promise<UpstreamOffer> }) {
  const offer = await asked;
  if (!offer.ok) {
    return (
      <Notice tone="danger" title="Its models cannot be listed, so nothing can be asked">
        {failureWords(offer.reason).what}
      </Notice>
    );
  }
  const { models } = offer;
  const unpriced = models.filter(({ priced }) => !priced).length;
  return (
    <Disclosure
      summary={
        <>
          Offers {counted(models.length, "model")}
          {unpriced > 0 && (
            <span className="text-warn font-normal">
              , {unpriced === models.length ? "none of known price" : `${unpriced} without a known price`}
            </span>
          )}
        </>
      }
    >
      {unpriced > 0 && (
        <p className="text-muted mb-2">
          What a model without a known price costs is shown as not known, and is in no sum.
        </p>
      )}
      <DataTable
        caption="Models"
        columns={[
          {
            key: "name",
            header: "Model",
            cell: ({ name }) => <span className="block min-w-36 break-words">{withoutTricks(name)}</span>,
          },
          {
            key: "price",
            header: "Price",
            cell: ({ priced }) => (priced ? "known" : <span className="text-warn">not known</span>),
          },
          { key: "reasoning", header: "Reasons", cell: ({ reasoning }) => yesOrNo(reasoning) },
          { key: "search", header: "Searches", cell: ({ webSearch }) => yesOrNo(webSearch) },
          { key: "queue", header: "Queue", cell: ({ taskPost }) => yesOrNo(taskPost), wide: true },
        ]}
        rows={models}
        rowKey={({ name }) => name}
      />
    </Disclosure>
  );
}
