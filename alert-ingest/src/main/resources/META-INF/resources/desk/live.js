// Watches an alert reach people: each change on the stream fetches the figures and the map anew.
import { base, draw, fit } from '/kit/map.js';

const now = document.getElementById('now');
const element = document.getElementById('map');
const map = await base(element, { keyboard: false });
let drawn = [];

async function redraw(first) {
  const answer = await fetch(element.dataset.map, { credentials: 'same-origin' });
  if (!answer.ok) {
    return;
  }
  const { reached, unreached, target } = await answer.json();
  drawn.forEach(layer => layer.remove());
  drawn = [draw(map, reached, '--reached'), draw(map, unreached, '--unreached')];
  if (first) {
    const whole = draw(map, target, '--line', { fillOpacity: 0 });
    fit(map, whole);
  }
  element.dataset.drawn = 'yes';
}

function tick() {
  const two = n => String(n).padStart(2, '0');
  for (const clock of document.querySelectorAll('[data-since]')) {
    const seconds = Math.max(0, Math.floor((Date.now() - Number(clock.dataset.since)) / 1000));
    clock.textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  }
}

async function refresh() {
  const answer = await fetch(location.pathname + '/now', { credentials: 'same-origin' });
  if (answer.ok) {
    now.innerHTML = await answer.text();
    tick();
    await redraw(false);
  }
}

document.addEventListener('live', event => {
  if (event.detail.id !== now.dataset.revision) {
    now.dataset.revision = event.detail.id;
    refresh();
  }
});
setInterval(tick, 1000);
tick();
await redraw(true);
