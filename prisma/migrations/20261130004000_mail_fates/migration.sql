-- A mail of a topic that its reader switched off, and one that waits until its address is known again.
ALTER TYPE "mail_status" ADD VALUE 'UNWANTED';
ALTER TYPE "mail_status" ADD VALUE 'HELD';
