// The one service worker of the shop: what is kept for flight mode, and what is pushed.
importScripts("/worker/offline.js", "/worker/push.js");
