// Warns before what was typed and not yet kept is left behind; what is kept is never lost.
const form = document.getElementById('form');
let typed = false;
form.addEventListener('input', () => { typed = true; });
form.addEventListener('submit', () => { typed = false; });
addEventListener('beforeunload', event => {
  if (typed) {
    event.preventDefault();
  }
});
