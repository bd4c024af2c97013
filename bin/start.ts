// `npm start`: the production build with everything it needs.
import { command } from "./world/fail.ts";
import { launch } from "./world/launch.ts";

await command(() => launch("start"));
process.exit();
