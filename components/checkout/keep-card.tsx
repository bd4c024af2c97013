import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";

type Props = {
  /** Apart from other ticks of the page. */ id?: string;
  /** What was chosen before the form was refused. */ wasTicked: boolean;
};

/** Whether Stripe is to keep the card that is paid with; nobody's card is kept unasked. */
export function KeepCard({ id = "keep", wasTicked }: Props) {
  const t = useTranslations("cards.keep");
  return (
    <Checkbox
      id={id}
      name="keep"
      value="yes"
      defaultChecked={wasTicked}
      label={t("label")}
      hint={t("hint")}
    />
  );
}
