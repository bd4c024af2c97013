export { SectionFrame as default } from "../section-frame";
