// Beside the layout, so that its frame stays.
export { default } from "../not-found";
