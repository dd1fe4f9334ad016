import { Choices } from "@/components/filters/choices";
import { withoutTricks } from "@/lib/format/hostile";

interface OwnBrandsProps {
  label: string;
  brand: { brand: string } | null;
  ownBrands: readonly { brand: string; name: string }[];
  /** The same screen of another own brand, by its number. */
  hrefOf: (brand: number) => string;
}

/** Whose figures, where there are several own brands. */
export const OwnBrands = ({ label, brand, ownBrands, hrefOf }: OwnBrandsProps) =>
  ownBrands.length > 1 && (
    <div className="mb-4">
      <Choices
        label={label}
        choices={ownBrands.map((one) => ({
          name: withoutTricks(one.name),
          href: hrefOf(Number(one.brand)),
          chosen: one.brand === brand?.brand,
        }))}
      />
    </div>
  );
