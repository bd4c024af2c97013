/** How long there is to undo a purchase: less where nothing is left to surf with. */
export const NOTICE_MINUTES = 15;
export const EMPTY_NOTICE_MINUTES = 3;
/** After this long without an answer of the supplier, or of the mail server that has to carry the notice, a rule stops. */
export const PATIENCE_MINUTES = 60;
/** How much dearer than on the day of the rule one purchase may become, as money moves against money. */
export const EACH_BUFFER_BPS = 1_000;
export const MOST_TIMES = 10;
/** Below what the database can hold. */
export const MOST_MINOR = 2_000_000_000;
export const MOST_DAYS = 365;
export const USUAL_TIMES = 2;
export const USUAL_DAYS = 30;
