// The one service worker of the shop; each part has a file of its own.
importScripts("/worker/offline.js", "/worker/push.js");
