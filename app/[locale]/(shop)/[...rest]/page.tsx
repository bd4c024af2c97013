import { notFound } from "next/navigation";

export const generateStaticParams = () => [{ rest: ["build"] }];

// Any other address gets this area's not-found page, with the shop around it.
export default function UnknownPage() {
  notFound();
}
