import { StructuredData } from "@/components/layout/structured-data";
import { decimalText } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";

type Props = {
  name: string;
  description: string;
  url: string;
  sku: string;
  brand: string;
  price: Money;
  available: boolean;
};

/** The package as search engines read it; the price is the one on the page. */
export function PackageProduct({ name, description, url, sku, brand, price, available }: Props) {
  return (
    <StructuredData
      data={{
        "@type": "Product",
        name,
        description,
        sku,
        brand: { "@type": "Brand", name: brand },
        offers: {
          "@type": "Offer",
          url,
          price: decimalText(price),
          priceCurrency: price.currency,
          availability: available ? "https://schema.org/InStock" : "https://schema.org/Discontinued",
        },
      }}
    />
  );
}
