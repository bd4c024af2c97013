// `npm run dev`: the same as `npm start`, with hot reload.
import { command } from "./world/fail.ts";
import { launch } from "./world/launch.ts";

await command(() => launch("dev"));
process.exit();
