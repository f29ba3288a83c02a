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
function offline(is) {
  const banner = $("offline");
  if (is) {
    const at = document.querySelector("#state time");
    banner.textContent = "⚠ " + body.offline.replace("%s", at ? at.textContent : body.asOf);
  }
  banner.hidden = !is;
}
const check = () =>
  fetch("/revision", { cache: "no-store" })
    .then((r) => (r.ok ? r.json() : Promise.reject(new Error(r.status))))
    .then((state) => {
      offline(false);
      if (state.revision > Number(body.revision)) refresh(state.revision);
    })
    .catch(() => offline(true));

// --- live ----------------------------------------------------------------------------------------------------------
let shownRevision = Number(body.revision);
async function refresh(revision, said) {
  if (revision <= shownRevision && !said) return;
  shownRevision = Math.max(revision, shownRevision);
  if (!document.querySelector("main form")) {
    const answer = await fetch(location.pathname + "?r=" + revision);
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(trusted.createHTML(await answer.text()), "text/html");
      for (const part of ["main", "#state"]) {
        const now = document.querySelector(part);
        const then = fresh.querySelector(part);
        if (now && then) now.replaceWith(document.adoptNode(then));
      }
      body.revision = String(revision);
      touched();
      seen();
      live(true);
    }
  }
  if (said) $("say").textContent = body.new + ": " + said;
  navigator.serviceWorker?.controller?.postMessage("keep");
}
function live(is) {
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
const spelled = (typed) => {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return plain.slice(0, 4) + "-" + plain.slice(4, 8);
};
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
  return { good: true, say: form.yes + (changed ? " " + form.changed : ""), event, kid: header.kid };
}
function showVerdict(verdict) {
  const form = $("genuine").dataset;
  $("verdict").replaceChildren(make("p", verdict.say, { className: verdict.good ? "genuine" : "forged" }));
  const signed = $("signed");
  signed.replaceChildren();
  if (!verdict.event) return;
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
  $("verdict").replaceChildren(make("p", form.checking));
  try {
    const alerts = (await json("/alerts.json")).alerts;
    const found = alerts.find((a) => a.code === code);
    if (!found) return showVerdict({ good: false, say: form.none });
    const verdict = await judge(await json("/alert/" + found.id + ".jws.json"), code);
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
  if (asked) {
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
    if (names.length && !card.querySelector(".mine")) card.querySelector("h1,h2").after(make("p", "📍 " + names.join(", "), { className: "mine" }));
  }
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
    if (here && here.length) {
      line.append(make("span", "▲ " + box.hit + ": ", { className: "hit" }));
      for (const f of here) line.append(make("a", f.properties.infos[0]?.headline || f.id, { href: box.base + "/alert/" + f.id }), " ");
    } else if (here) line.append(make("span", "✔ " + box.clear + " ", { className: "clear" }));
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
function pickOnMap() {
  const pick = $("pick");
  const svg = pick.querySelector("svg");
  const [west, south, east, north] = pick.dataset.window.split(" ").map(Number);
  const box = svg.viewBox.baseVal;
  const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  dot.setAttribute("r", "9");
  dot.setAttribute("class", "pin");
  let x = box.width / 2;
  let y = box.height / 2;
  const move = () => {
    dot.setAttribute("cx", x);
    dot.setAttribute("cy", y);
    svg.append(dot);
  };
  const choose = () => {
    const lat = north - (y / box.height) * (north - south);
    const lon = west + (x / box.width) * (east - west);
    addPlace(lat.toFixed(2) + ", " + lon.toFixed(2), lat, lon);
  };
  svg.addEventListener("click", (event) => {
    const rect = svg.getBoundingClientRect();
    x = ((event.clientX - rect.left) / rect.width) * box.width;
    y = ((event.clientY - rect.top) / rect.height) * box.height;
    move();
    choose();
  });
  pick.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-8, 0], ArrowRight: [8, 0], ArrowUp: [0, -8], ArrowDown: [0, 8] }[event.key];
    if (step) {
      x = Math.min(Math.max(x + step[0], 0), box.width);
      y = Math.min(Math.max(y + step[1], 0), box.height);
      move();
    } else if (event.key === "Enter") choose();
    else return;
    event.preventDefault();
  });
}
async function places() {
  const box = $("places");
  if (!box) return;
  box.hidden = false;
  showPlaces();
  pickOnMap();
  const towns = await json("/towns.json").catch(() => []);
  for (const town of towns) $("towns").append(make("option", "", { value: town[0] }));
  $("add").addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = $("town").value.trim().toLowerCase();
    const town = towns.find((t) => t[0].toLowerCase() === typed);
    if (!town) {
      $("town-error").textContent = box.dataset.unknown;
      return;
    }
    addPlace(town[0], town[1], town[2]);
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

// --- an anonymous "I have read this" -------------------------------------------------------------------------------
function seen() {
  const button = $("seen");
  if (!button) return;
  button.hidden = false;
  button.onclick = async () => {
    const place = kept("places", [])[0];
    const said = { alert: button.dataset.alert, version: Number(button.dataset.version) };
    if (place) said.near = [Math.round(place.lat * 10) / 10, Math.round(place.lon * 10) / 10];
    const answer = await fetch("/seen", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(said) });
    if (answer.ok) button.replaceWith(make("span", button.dataset.thanks, { role: "status" }));
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
