import { startChild, type Child, type ChildPlan } from "./child.ts";
import { Failure } from "./fail.ts";

/** The processes of one instance, in the order they were started. */
export interface Crew {
  readonly start: (plan: ChildPlan) => Promise<Child>;
  /** Stops all of them, last started first; after this nothing can be started any more. */
  readonly stop: () => Promise<void>;
  readonly isStopping: () => boolean;
  /** For the impatient: ends all at once. The database comes up again from its journal. */
  readonly kill: () => void;
}

/** `adopt` hears of every process, so that somebody can end it should this process be killed. */
export function assembleCrew(adopt: (pid: number) => void = () => undefined): Crew {
  const aboard: Child[] = [];
  let stopping = false;
  return {
    start: async (plan) => {
      if (stopping) throw new Failure("stopped");
      const child = await startChild(plan);
      adopt(child.pid);
      aboard.push(child);
      return child;
    },
    stop: async () => {
      stopping = true;
      for (let child = aboard.pop(); child !== undefined; child = aboard.pop()) await child.stop();
    },
    isStopping: () => stopping,
    kill: () => {
      stopping = true;
      for (const child of aboard) child.kill(child.name === "postgres" ? "SIGQUIT" : "SIGKILL");
    },
  };
}
