"use strict";
// Keeps the last known state readable with no network, and shows a push.
const CACHE = "weerklank-1";
const SHELL = ["/", "/en/", "/past", "/genuine", "/en/genuine", "/places", "/en/places", "/print", "/keys.json", "/alerts.json", "/alerts.geojson", "/ed25519.js", "/icon.svg", "@STYLE@", "@SCRIPT@"];
const WAIT = 4000;

async function keepAll() {
  const cache = await caches.open(CACHE);
  await Promise.allSettled(SHELL.map((path) => fetch(path, { cache: "no-cache" }).then((r) => r.ok && cache.put(path, r))));
  const alerts = await cache.match("/alerts.json").then((r) => r?.json());
  const current = (alerts?.alerts || []).filter((a) => a.standing === "CURRENT").slice(0, 30);
  const paths = current.flatMap((a) => ["/alert/" + a.id, "/en/alert/" + a.id, "/alert/" + a.id + ".jws.json"]);
  await Promise.allSettled(paths.map((path) => fetch(path).then((r) => r.ok && cache.put(path, r))));
}

async function networkFirst(request) {
  const cache = await caches.open(CACHE);
  const path = new URL(request.url).pathname;
  const fresh = fetch(request).then((answer) => {
    if (answer.ok) cache.put(path, answer.clone());
    return answer;
  });
  const late = new Promise((resolve) => setTimeout(async () => resolve(await cache.match(path)), WAIT));
  try {
    const first = await Promise.race([fresh, late]);
    return first && first.status < 500 ? first : (await cache.match(path)) || (await fresh);
  } catch {
    // A code that was never looked up here is checked by the page that can check any.
    const home = path.startsWith("/en/") ? "/en/genuine" : "/genuine";
    const other = path.includes("/genuine/") ? await cache.match(home) : undefined;
    return (await cache.match(path)) || other || Response.error();
  }
}

self.addEventListener("install", (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((n) => n !== CACHE).map((n) => caches.delete(n))))
      .then(() => self.clients.claim()),
  ),
);
self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keepAll());
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const ours = url.origin === self.location.origin && event.request.method === "GET";
  if (ours && !["/stream", "/revision", "/sw.js"].includes(url.pathname) && !url.pathname.startsWith("/push/")) {
    event.respondWith(networkFirst(event.request));
  }
});
self.addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  event.waitUntil(
    self.registration.showNotification(told.title || "Weerklank", {
      body: told.body || "",
      lang: told.lang,
      dir: told.dir || "auto",
      tag: told.alert,
      renotify: true,
      requireInteraction: told.urgent === true,
      icon: "/icon.svg",
      data: { url: told.url || "/" },
    }),
  );
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(new URL(event.notification.data.url, self.location.origin).href));
});
