"use strict";
// Everything here is an addition: each page says what it has to say without it.
const $ = (id) => document.getElementById(id);
const body = document.body.dataset;
const trusted = window.trustedTypes
  ? trustedTypes.createPolicy("weerklank", { createHTML: (s) => s, createScriptURL: (s) => (s === "/sw.js" ? s : "") })
  : { createHTML: (s) => s, createScriptURL: (s) => s };
const json = (url) => fetch(url).then((r) => (r.ok ? r.json() : Promise.reject(new Error(r.status))));
const make = (name, text, attributes) => {
  const node = document.createElement(name);
  if (text) node.textContent = text;
  Object.assign(node, attributes);
  return node;
};
const kept = (key, otherwise) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
};
const keep = (key, value) => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // a browser that keeps nothing still shows everything
  }
};

// --- offline: what is shown stays readable, with its age -----------------------------------------------------------
const lang = document.documentElement.lang;
let knownAt = Date.parse(body.asOf);
const sourceIsLost = () => !$("lost").hidden;
function ago(from) {
  const minutes = Math.max(0, Math.round((Date.now() - from) / 60000));
  const words = new Intl.RelativeTimeFormat(lang);
  if (minutes < 1) return body.justNow;
  if (minutes < 60) return words.format(-minutes, "minute");
  return minutes < 48 * 60 ? words.format(-Math.round(minutes / 60), "hour") : words.format(-Math.round(minutes / 1440), "day");
}
function offline(is) {
  const banner = $("offline");
  if (is) {
    const at = new Date(knownAt).toLocaleString(lang, { dateStyle: "full", timeStyle: "short", timeZone: "Europe/Amsterdam" });
    banner.textContent = "⚠ " + body.offline.replace("%s", at + " (" + ago(knownAt) + ")");
  }
  banner.hidden = !is;
}
const check = () =>
  fetch("/revision", { cache: "no-store" })
    .then((r) => (r.ok ? r.json() : Promise.reject(new Error(r.status))))
    .then((state) => {
      knownAt = state.sourceLost ? Date.parse(state.sourceHeardAt) : Date.now();
      offline(!navigator.onLine);
      if (state.revision > shownRevision || state.sourceLost || sourceIsLost()) refresh(state.revision, "", true);
    })
    .catch(() => offline(true));
setInterval(() => document.hidden || check(), 60000);

// --- live ----------------------------------------------------------------------------------------------------------
let shownRevision = Number(body.revision);
async function refresh(revision, said, anyway) {
  if (revision <= shownRevision && !said && !anyway) return;
  shownRevision = Math.max(revision, shownRevision);
  const answer = await fetch(location.pathname + "?r=" + revision);
  if (answer.ok) {
    const fresh = new DOMParser().parseFromString(trusted.createHTML(await answer.text()), "text/html");
    const form = document.querySelector("main form");
    for (const part of form ? ["#lost", "#state"] : ["#lost", "main", "#state"]) {
      const now = document.querySelector(part);
      const then = fresh.querySelector(part);
      if (now && then && now.innerHTML !== then.innerHTML) now.replaceWith(document.adoptNode(then));
    }
    body.revision = String(revision);
    touched();
    seen();
    live(isLive);
  }
  if (said) $("say").textContent = body.new + ": " + said;
  navigator.serviceWorker?.controller?.postMessage("keep");
}
let isLive = false;
function live(is) {
  isLive = is;
  const mark = $("live");
  if (mark) mark.textContent = is ? "● " + body.live : "○ " + body.notLive;
}
function listen() {
  if (!window.EventSource || document.querySelector("main[data-still]")) return;
  const stream = new EventSource("/stream?since=" + body.revision);
  const told = (event) => {
    const alert = JSON.parse(event.data);
    refresh(alert.revision, event.type === "alert" ? alert.headline : "");
  };
  stream.addEventListener("alert", told);
  stream.addEventListener("ended", told);
  stream.onopen = () => {
    live(true);
    check();
  };
  stream.onerror = () => {
    if (isLive && !sourceIsLost()) knownAt = Date.now();
    live(false);
    check();
  };
}

// --- is this genuine? ----------------------------------------------------------------------------------------------
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const part = (text) => JSON.parse(new TextDecoder().decode(bytes(text)));
function shortCode(id) {
  const bits = BigInt("0x" + id.slice(0, 10));
  let code = "";
  for (let shift = 35n; shift >= 0n; shift -= 5n) code += "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[Number((bits >> shift) & 31n)];
  return code.slice(0, 4) + "-" + code.slice(4);
}
// The same reading as the server's: whatever somebody types, as long as eight letters and digits of a code are meant.
const MISTAKEN = "OILUАВЕКМНОРСТУХ";
const MEANT = "011VABEKMH0PCTYX";
const isDigit = (point) => /\p{Nd}/u.test(String.fromCodePoint(point));
function meant(letter) {
  let zero = letter.codePointAt(0);
  if (isDigit(zero)) {
    while (letter.codePointAt(0) - zero < 9 && isDigit(zero - 1)) zero--;
    return String(letter.codePointAt(0) - zero);
  }
  return MEANT[MISTAKEN.indexOf(letter)] ?? letter;
}
function spelled(typed) {
  if (typed.length > 60) return "";
  const letters = typed.split(/[:/]/).pop().normalize("NFKC").toUpperCase().match(/[\p{L}\p{Nd}]/gu) || [];
  const plain = letters.map(meant).join("");
  const code = plain.slice(-8);
  const whole = /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) && (plain.length === 8 || plain.startsWith("C0DE"));
  return whole ? code.slice(0, 4) + "-" + code.slice(4) : "";
}
async function signatureFits(x, signed) {
  const message = new TextEncoder().encode(signed.protected + "." + signed.payload);
  const signature = bytes(signed.signature);
  try {
    const key = await crypto.subtle.importKey("jwk", { kty: "OKP", crv: "Ed25519", x }, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", key, signature, message);
  } catch {
    // an older browser without Ed25519: the same sum in plain arithmetic
    return (await import("/ed25519.js")).verify(bytes(x), signature, message);
  }
}
async function trustedKeys() {
  const keys = (await json("/keys.json")).keys;
  const pinned = kept("keys", null);
  const now = Object.fromEntries(keys.map((k) => [k.kid, k.x]));
  const changed = pinned && Object.entries(pinned).some(([kid, x]) => now[kid] && now[kid] !== x);
  if (!changed) keep("keys", { ...pinned, ...now });
  return { keys, changed };
}
async function judge(signed, code) {
  const form = $("genuine").dataset;
  const { keys, changed } = await trustedKeys();
  const header = part(signed.protected);
  const key = keys.find((k) => k.kid === header.kid);
  if (header.alg !== "EdDSA" || header.typ !== "weerklank-alert+json" || header.crit || !key) return { good: false, say: form.unknown };
  if (!(await signatureFits(key.x, signed))) return { good: false, say: form.no };
  const event = part(signed.payload);
  if (!key.modes.includes(event.mode)) return { good: false, say: form.unknown };
  if (code && shortCode(event.alertId) !== code) return { good: false, say: form.no };
  const over = event.kind === "CANCEL" || Date.parse(event.expires) <= Date.now();
  return { good: true, say: form.yes + (changed ? " " + form.changed : ""), event, over, kid: header.kid };
}
function showVerdict(verdict) {
  const form = $("genuine").dataset;
  $("verdict").replaceChildren(make("p", verdict.say, { className: verdict.good ? "genuine" : "forged" }));
  const signed = $("signed");
  signed.replaceChildren();
  const told = document.querySelector(".server");
  if (told) told.hidden = Boolean(verdict.event);
  if (!verdict.event) return;
  if (verdict.over) $("verdict").append(make("p", "⚠ " + form.over, { className: "banner" }));
  if (verdict.event.mode === "EXERCISE") $("verdict").append(make("p", form.exercise, { className: "exercise" }));
  signed.append(make("h2", form.signed));
  for (const info of verdict.event.cap.infos) {
    const block = make("section", "", { lang: info.language || "en-US", dir: "auto" });
    block.append(make("h3", info.headline || info.event));
    for (const text of [info.instruction, info.description, info.senderName]) if (text) block.append(make("p", text, { dir: "auto" }));
    signed.append(block);
  }
  signed.append(make("p", form.key + ": " + verdict.kid + ", v" + verdict.event.version));
}
async function checkCode(typed) {
  const form = $("genuine").dataset;
  const code = spelled(typed);
  if (!code) return showVerdict({ good: false, say: form.unreadable });
  $("verdict").replaceChildren(make("p", form.checking));
  try {
    const known = (await json("/alerts.json")).alerts.find((a) => a.code === code);
    const found = known || (await json("/genuine/" + code + ".json"));
    const verdict = await judge(await json("/alert/" + found.id + ".jws.json"), code);
    verdict.over ||= found.standing !== "CURRENT";
    showVerdict(verdict);
    if (!navigator.onLine) $("verdict").append(make("p", form.offline));
  } catch {
    showVerdict({ good: false, say: form.none });
  }
}
function genuine() {
  const form = $("genuine");
  if (!form) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if ($("code").value) checkCode($("code").value);
  });
  $("paste").addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      showVerdict(await judge(JSON.parse($("pasted").value)));
    } catch {
      showVerdict({ good: false, say: form.dataset.no });
    }
  });
  trustedKeys().catch(() => {});
  const asked = $("code").value || new URLSearchParams(location.search).get("code") || location.pathname.match(/genuine\/([\w-]+)/)?.[1];
  if (asked && spelled(asked)) {
    $("code").value = asked;
    checkCode(asked);
  }
}

// --- my places: on this device only --------------------------------------------------------------------------------
function inside(ring, lon, lat) {
  let is = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x, y] = ring[i];
    const [u, v] = ring[j];
    if (y > lat !== v > lat && lon < ((u - x) * (lat - y)) / (v - y) + x) is = !is;
  }
  return is;
}
const touches = (feature, place) => feature.geometry.coordinates.some((polygon) => inside(polygon[0], place.lon, place.lat));
async function hits(places) {
  const features = (await json("/alerts.geojson")).features;
  return places.map((place) => features.filter((feature) => touches(feature, place)));
}
async function touched() {
  const places = kept("places", []);
  const cards = document.querySelectorAll("article[data-alert]");
  if (!places.length || !cards.length) return;
  const found = await hits(places).catch(() => []);
  for (const card of cards) {
    const names = places.filter((_, i) => found[i]?.some((f) => f.id === card.dataset.alert)).map((p) => p.name);
    if (names.length && !card.querySelector(".mine")) card.querySelector("h1,h2").after(make("p", "● " + names.join(", "), { className: "mine" }));
  }
}
function links(features) {
  const written = (infos) => infos.find((i) => i.language.startsWith(lang)) || infos[0];
  return features.flatMap((f) => {
    const info = written(f.properties.infos);
    return [make("a", info?.headline || info?.event || f.id, { href: $("places").dataset.base + "/alert/" + f.id, lang: info?.language || "", dir: "auto" }), " "];
  });
}
async function showPlaces() {
  const box = $("places").dataset;
  const places = kept("places", []);
  const list = $("kept");
  list.replaceChildren();
  if (!places.length) list.append(make("li", box.none));
  const found = await hits(places).catch(() => null);
  places.forEach((place, i) => {
    const line = make("li");
    line.append(make("strong", place.name), " ");
    const here = found ? found[i] : null;
    const real = here?.filter((f) => f.properties.mode === "LIVE");
    if (real?.length) line.append(make("span", "▲ " + box.hit + ": ", { className: "hit" }), ...links(real));
    else if (here) line.append(make("span", "✔ " + box.clear + " ", { className: "clear" }));
    const exercises = here?.filter((f) => f.properties.mode !== "LIVE") || [];
    if (exercises.length) line.append(make("span", box.exercise + ": "), ...links(exercises));
    const remove = make("button", box.remove, { type: "button" });
    remove.setAttribute("aria-label", box.remove + ": " + place.name);
    remove.onclick = () => {
      keep("places", places.filter((_, k) => k !== i));
      showPlaces().then(pushAgain);
    };
    line.append(remove);
    list.append(line);
  });
}
function addPlace(name, lat, lon) {
  const places = kept("places", []).filter((p) => p.name !== name);
  keep("places", [...places, { name, lat: Math.round(lat * 1e4) / 1e4, lon: Math.round(lon * 1e4) / 1e4 }].slice(-12));
  $("town-error").textContent = "";
  showPlaces().then(pushAgain);
}
/** The town that an address ends with: "Kerkstraat 12, 4782 AB Moerdijk". */
function townOf(typed, towns) {
  const text = typed.trim().toLowerCase();
  const ends = (name) => text === name || (text.endsWith(name) && /[\s,]/.test(text[text.length - name.length - 1]));
  return towns.filter((t) => ends(t[0].toLowerCase())).sort((a, b) => b[0].length - a[0].length)[0];
}
const drawn = (name, attributes, text) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text) node.textContent = text;
  return node;
};
function pickOnMap(towns) {
  const pick = $("pick");
  const svg = pick.querySelector("svg");
  const [west, south, east, north] = pick.dataset.window.split(" ").map(Number);
  const { width, height } = svg.viewBox.baseVal;
  const dot = drawn("circle", { class: "pin" });
  const names = drawn("g", {});
  svg.append(names);
  let view = { x: 0, y: 0, zoom: 1 };
  let x = width / 2;
  let y = height / 2;
  let exact = "";
  let around = "";
  const lat = () => north - (y / height) * (north - south);
  const lon = () => west + (x / width) * (east - west);
  const show = () => {
    const [w, h] = [width / view.zoom, height / view.zoom];
    svg.setAttribute("viewBox", [view.x, view.y, w, h].join(" "));
    for (const [key, value] of Object.entries({ cx: x, cy: y, r: 13 / view.zoom })) dot.setAttribute(key, value);
    svg.append(dot);
    names.replaceChildren();
    const first = towns.filter((t) => t[0] === around);
    const inView = view.zoom === 1 ? [] : [...first, ...towns].map((t) => [t[0], ((t[2] - west) / (east - west)) * width, ((north - t[1]) / (north - south)) * height]);
    const free = [];
    for (const [name, tx, ty] of inView) {
      const clear = free.every(([fx, fy]) => Math.abs(fx - tx) > w / 4 || Math.abs(fy - ty) > h / 20);
      if (free.length < 16 && clear && tx > view.x && tx < view.x + w * 0.72 && ty > view.y + h * 0.04 && ty < view.y + h) {
        free.push([tx, ty]);
        const place = drawn("g", { transform: `translate(${tx} ${ty}) scale(${1 / view.zoom})` });
        place.append(drawn("circle", { class: "town", r: 4 }), drawn("text", { class: "town", x: 14, y: 6 }, name));
        names.append(place);
      }
    }
    $("whole").hidden = view.zoom === 1;
  };
  const choose = () => addPlace(exact || lat().toFixed(2) + ", " + lon().toFixed(2), lat(), lon());
  svg.addEventListener("click", (event) => {
    const rect = svg.getBoundingClientRect();
    x = view.x + ((event.clientX - rect.left) / rect.width) * (width / view.zoom);
    y = view.y + ((event.clientY - rect.top) / rect.height) * (height / view.zoom);
    show();
    choose();
  });
  pick.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (move) {
      const step = width / view.zoom / 75;
      x = Math.min(Math.max(x + move[0] * step, view.x), view.x + width / view.zoom);
      y = Math.min(Math.max(y + move[1] * step, view.y), view.y + height / view.zoom);
      show();
    } else if (event.key === "Enter") choose();
    else return;
    event.preventDefault();
  });
  $("whole").onclick = () => {
    view = { x: 0, y: 0, zoom: 1 };
    exact = "";
    show();
    pick.focus();
  };
  /** Shows the surroundings of an address; the next choice on the map makes it exact. */
  return (name, [town, atLat, atLon]) => {
    exact = name;
    around = town;
    x = ((atLon - west) / (east - west)) * width;
    y = ((north - atLat) / (north - south)) * height;
    const zoom = 9;
    view = { zoom, x: Math.min(Math.max(x - width / zoom / 2, 0), width - width / zoom), y: Math.min(Math.max(y - height / zoom / 2, 0), height - height / zoom) };
    show();
    $("exact").textContent = $("places").dataset.exact.replace("%s", name);
  };
}
async function places() {
  const box = $("places");
  if (!box) return;
  box.hidden = false;
  showPlaces();
  const towns = await json("/towns.json").catch(() => []);
  const zoomTo = pickOnMap(towns);
  for (const town of towns) $("towns").append(make("option", "", { value: town[0] }));
  $("add").addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = $("town").value.trim().slice(0, 80);
    const town = townOf(typed, towns);
    if (!town) {
      $("town-error").textContent = box.dataset.unknown;
      return;
    }
    const isTown = typed.length === town[0].length;
    addPlace(isTown ? town[0] : typed, town[1], town[2]);
    zoomTo(isTown ? town[0] : typed, town);
    $("town").value = "";
  });
  $("here").onclick = () =>
    navigator.geolocation?.getCurrentPosition(
      (at) => addPlace($("here").textContent, at.coords.latitude, at.coords.longitude),
      () => ($("town-error").textContent = box.dataset.unknown),
    );
  push();
}

// --- push ----------------------------------------------------------------------------------------------------------
const subscription = async () => (await navigator.serviceWorker?.ready)?.pushManager?.getSubscription();
const tell = (text) => ($("push-state").textContent = text);
async function subscribe(old) {
  const box = $("push").dataset;
  const where = kept("places", []).map((p) => [p.lat, p.lon]);
  if (!where.length) return tell(box.place);
  try {
    const worker = await navigator.serviceWorker.ready;
    const key = await json("/push/key");
    const made = old || (await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key.key) }));
    const answer = await fetch("/push/subscribe", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...made.toJSON(), places: where, language: document.documentElement.lang }),
    });
    tell(answer.ok ? box.on : box.no);
  } catch (e) {
    tell(e.name === "NotAllowedError" ? box.denied : box.no);
  }
}
async function unsubscribe() {
  const made = await subscription();
  if (made) {
    await fetch("/push/unsubscribe", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ endpoint: made.endpoint }),
    }).catch(() => {});
    await made.unsubscribe();
  }
  tell($("push").dataset.off);
}
async function pushAgain() {
  const made = $("push") && (await subscription());
  if (made) await (kept("places", []).length ? subscribe(made) : unsubscribe());
}
async function push() {
  const box = $("push").dataset;
  if (!("PushManager" in window) || !navigator.serviceWorker) {
    tell(box.no);
    $("push-on").disabled = $("push-off").disabled = true;
    return;
  }
  $("push-on").onclick = () => subscribe();
  $("push-off").onclick = unsubscribe;
  tell((await subscription()) ? box.on : box.off);
}

// --- an anonymous "I have read this": this device decides by lot whether it is one of those that are asked -------------
function lot(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
const isAsked = (alert, version, ticket, oneIn) => lot(alert + " " + version + " " + ticket) < 2 ** 32 / oneIn;
function seen() {
  const button = $("seen");
  if (!button) return;
  const { alert, version, oneIn, thanks } = button.dataset;
  const thank = () => button.replaceWith(make("span", thanks, { role: "status" }));
  const said = kept("read", []);
  if (said.includes(alert + " " + version)) return thank();
  button.hidden = false;
  button.onclick = async () => {
    const ticket = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(16).padStart(8, "0")).join("");
    if (isAsked(alert, version, ticket, Number(oneIn))) {
      const place = kept("places", [])[0];
      const near = place ? [Math.round(place.lat * 10) / 10, Math.round(place.lon * 10) / 10] : null;
      const ping = { alert, version: Number(version), ticket, near };
      const answer = await fetch("/seen", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(ping) });
      if (!answer.ok) return;
    }
    keep("read", [...said, alert + " " + version].slice(-50));
    thank();
  };
}

window.addEventListener("online", check);
window.addEventListener("offline", () => offline(true));
navigator.serviceWorker?.register(trusted.createScriptURL("/sw.js")).catch(() => {});
listen();
genuine();
places();
touched();
seen();
if (!navigator.onLine) offline(true);
