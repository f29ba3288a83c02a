// The operators' pages: takes the frames that <live-stream> brings, keeps ages running, draws the map.
const live = document.getElementById('live');
const beats = new Map();

function age(iso) {
  const seconds = Math.max(0, (Date.now() - Date.parse(iso)) / 1000);
  const shown = seconds < 10 ? seconds.toFixed(1) : seconds < 600 ? Math.round(seconds) : null;
  return shown === null ? `${Math.round(seconds / 60)} min` : `${shown} s`;
}

function ages() {
  document.querySelectorAll('time[data-age]').forEach(time => { time.textContent = age(time.dateTime); });
  document.querySelectorAll('[data-beat]').forEach(place => {
    const at = beats.get(place.dataset.beat);
    place.textContent = at ? age(at) : '…';
  });
}

function opened() {
  return new Set([...live.querySelectorAll('details[id]')].filter(one => one.open).map(one => one.id));
}

function show(fragment) {
  const focus = document.activeElement;
  const id = live.contains(focus) ? focus.id : '';
  const summary = live.contains(focus) && focus.tagName === 'SUMMARY'
    ? [...live.querySelectorAll('summary')].indexOf(focus) : -1;
  const known = new Set([...live.querySelectorAll('details[id]')].map(one => one.id));
  const open = opened();
  const anonymous = [...live.querySelectorAll('details:not([id])')].map(one => one.open);
  live.innerHTML = fragment;
  live.querySelectorAll('details[id]').forEach(one => { if (known.has(one.id)) one.open = open.has(one.id); });
  live.querySelectorAll('details:not([id])').forEach((one, i) => { if (anonymous[i]) one.open = true; });
  if (id) document.getElementById(id)?.focus({ preventScroll: true });
  if (summary >= 0) live.querySelectorAll('summary')[summary]?.focus({ preventScroll: true });
  ages();
}

document.addEventListener('live', event => {
  const { name, data } = event.detail;
  if (name === 'page' && live) {
    show(data);
    map();
  } else if (name === 'beat') {
    for (const [channel, at] of Object.entries(JSON.parse(data))) {
      if (at !== 'null') beats.set(channel, at);
    }
    ages();
  }
});

let drawing = null;
let again = false;

async function map() {
  const place = document.getElementById('map');
  if (!place) return;
  if (drawing) { again = true; return; }
  drawing = draw(place).catch(() => {}).finally(() => {
    drawing = null;
    if (again) { again = false; map(); }
  });
}

let ground = null;
let layers = [];
let fitted = false;

async function draw(place) {
  const kit = await import('/kit/map.js');
  ground ??= await kit.base(place);
  const answer = await fetch(place.dataset.src, { credentials: 'same-origin' });
  if (!answer.ok) return;
  const shapes = await answer.json();
  layers.forEach(layer => layer.remove());
  layers = [['confirmed', '--reached'], ['unreached', '--unreached'], ['alone', '--unreached']]
    .filter(([name]) => shapes[name]?.coordinates.length)
    .map(([name, token]) => kit.draw(ground, shapes[name], token, { weight: 1, fillOpacity: 0.45 }));
  if (!fitted && layers.length) {
    kit.fit(ground, kit.L.featureGroup(layers));
    fitted = true;
  }
  place.dataset.drawn = layers.length;
}

setInterval(ages, 500);
ages();
map();
