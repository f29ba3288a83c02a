// Where it goes: the map with what is chosen, and drawing by clicks. The keyboard reaches the same through the forms beside it.
import { base, draw, fit, L } from '/kit/map.js';

const element = document.getElementById('map');
const map = await base(element);
const answer = await fetch(element.dataset.area, { credentials: 'same-origin' });
if (answer.ok) {
  const area = await answer.json();
  if (area.coordinates.length > 0) {
    fit(map, draw(map, area, '--area'));
  }
}
element.dataset.drawn = answer.ok ? 'yes' : 'no';

const part = id => document.getElementById(id);
const hint = part('draw-hint');

if (hint) {
  const colour = getComputedStyle(element).getPropertyValue('--area').trim();
  let kind = null;
  let points = [];
  let shape = null;

  const show = () => {
    shape?.remove();
    shape = null;
    if (kind === 'polygon' && points.length > 0) {
      shape = L.polygon(points, { color: colour, dashArray: '6 4' }).addTo(map);
    }
    if (kind === 'circle' && points.length > 0) {
      const radius = points.length > 1 ? map.distance(points[0], points[1]) : 200;
      shape = L.circle(points[0], { radius, color: colour, dashArray: '6 4' }).addTo(map);
    }
    part('draw-done').disabled = points.length < (kind === 'polygon' ? 3 : 2);
    part('draw-undo').disabled = points.length === 0;
  };
  const begin = which => {
    kind = which;
    points = [];
    hint.textContent = hint.dataset[which];
    element.style.cursor = 'crosshair';
    map.doubleClickZoom.disable();
    show();
  };
  const finish = () => {
    const at = n => Math.round(n * 1e5) / 1e5;
    part('geojson').value = '';
    part('circle').value = '';
    if (kind === 'polygon') {
      const ring = [...points, points[0]].map(p => [at(p.lng), at(p.lat)]);
      part('geojson').value = JSON.stringify({ type: 'Polygon', coordinates: [ring] });
    } else {
      const km = Math.round(map.distance(points[0], points[1])) / 1000;
      part('circle').value = `${at(points[0].lat)}, ${at(points[0].lng)}, ${km}`;
    }
    kind = null;
    element.style.cursor = '';
    hint.textContent = hint.dataset.ready;
    part('draw-done').disabled = true;
    part('draw-undo').disabled = true;
    part('name').focus();
  };
  part('draw-polygon').addEventListener('click', () => begin('polygon'));
  part('draw-circle').addEventListener('click', () => begin('circle'));
  part('draw-done').addEventListener('click', finish);
  part('draw-undo').addEventListener('click', () => { points.pop(); show(); });
  map.on('click', event => {
    if (kind === null) {
      return;
    }
    points = kind === 'circle' && points.length > 1 ? [points[0], event.latlng] : [...points, event.latlng];
    show();
  });
  part('file').addEventListener('change', async event => {
    const file = event.target.files[0];
    if (file) {
      part('geojson').value = await file.text();
    }
  });
}
