// Keeps the first page up to date: each change on the stream fetches the list anew; running clocks run here.
const list = document.getElementById('list');

function tick() {
  for (const clock of document.querySelectorAll('[data-since]')) {
    const seconds = Math.max(0, Math.floor((Date.now() - Number(clock.dataset.since)) / 1000));
    const two = n => String(n).padStart(2, '0');
    clock.textContent = seconds >= 3600
      ? `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
      : `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  }
}

async function refresh() {
  const answer = await fetch('/console/list' + location.search, { credentials: 'same-origin' });
  if (!answer.ok) {
    return;
  }
  const typing = document.activeElement?.id;
  const typed = typing === 'q' ? document.getElementById('q').value : null;
  list.innerHTML = await answer.text();
  if (typing && document.getElementById(typing)) {
    const field = document.getElementById(typing);
    field.focus();
    if (typed !== null) {
      field.value = typed;
    }
  }
  tick();
}

document.addEventListener('live', event => {
  if (event.detail.id !== list.dataset.number) {
    list.dataset.number = event.detail.id;
    refresh();
  }
});
setInterval(tick, 1000);
tick();
