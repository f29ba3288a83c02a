// The approver's page: the map of where it goes, and the button that works only once one has said how many people it alerts.
import { base, draw, fit } from '/kit/map.js';

const element = document.getElementById('map');
const map = await base(element, { keyboard: false });
const answer = await fetch(element.dataset.area, { credentials: 'same-origin' });
if (answer.ok) {
  fit(map, draw(map, await answer.json(), '--area'));
}
element.dataset.drawn = answer.ok ? 'yes' : 'no';

const approve = document.getElementById('approve');
if (approve) {
  const sure = document.getElementById('sure');
  const people = document.getElementById('people');
  const look = () => {
    approve.disabled = !(sure.checked || people.value.replace(/\D/g, '') === people.dataset.expected);
  };
  sure.addEventListener('change', look);
  people.addEventListener('input', look);
  look();
}
