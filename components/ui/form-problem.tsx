import type { ReactNode } from "react";
import { Alert } from "./alert";

type Props = { tone?: "warn" | "bad"; title?: ReactNode; children?: ReactNode };

/** Why a form was refused as a whole; `useProblemFocus` leads here where no field is to blame. */
export function FormProblem({ tone = "bad", title, children }: Props) {
  return (
    <div data-problem tabIndex={-1} className="rounded-md">
      <Alert live tone={tone} title={title}>
        {children}
      </Alert>
    </div>
  );
}
