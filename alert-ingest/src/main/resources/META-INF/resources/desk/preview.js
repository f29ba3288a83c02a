// Shows what each channel would make of the words, a moment after the typing stops; the newest answer wins.
const pane = document.getElementById('preview');
const form = document.getElementById('form');
let asked = 0;
let timer;

async function ask() {
  const mine = ++asked;
  const answer = form
    ? await fetch(pane.dataset.preview, { method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'same-origin' })
    : await fetch(pane.dataset.preview, { credentials: 'same-origin' });
  if (mine === asked && answer.ok) {
    pane.innerHTML = await answer.text();
    pane.dataset.shown = String(mine);
  }
}

form?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(ask, 400);
});
pane.addEventListener('click', async event => {
  const button = event.target.closest('[data-sound]');
  if (!button) {
    return;
  }
  button.disabled = true;
  try {
    const answer = await fetch(button.dataset.sound, { credentials: 'same-origin' });
    if (answer.ok) {
      const audio = new Audio(URL.createObjectURL(await answer.blob()));
      audio.addEventListener('ended', () => { button.disabled = false; });
      button.dataset.played = 'yes';
      await audio.play();
    }
  } finally {
    button.disabled = false;
  }
});
ask();
