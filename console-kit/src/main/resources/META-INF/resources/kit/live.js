// <live-stream src="…">: follows a stream of server-sent events, says within 3 s when it is broken, and heals by itself with
// Last-Event-ID, so that nothing is missed. Each event bubbles up as DOM event 'live' with {name, id, data}; any octet counts
// as a sign of life. Attribute state: connecting, live or broken.
import { LitElement, html, css } from 'lit';

const SILENCE = 2500;
const AGAIN = 500;

export class LiveStream extends LitElement {
  static properties = {
    src: { type: String },
    state: { type: String, reflect: true },
    wordLive: { type: String, attribute: 'word-live' },
    wordBroken: { type: String, attribute: 'word-broken' },
    wordConnecting: { type: String, attribute: 'word-connecting' },
  };

  static styles = css`
    p { margin: 0; padding: .2rem .6rem; font-size: .92rem; }
    p.broken { background: var(--bad-soft, #fde7e9); border-inline-start: .4rem solid var(--bad, #9b0014); padding: .5rem .8rem; font-weight: 700; font-size: 1rem; color: var(--ink, #000); }
    p.live { color: var(--quiet, #444); }
  `;

  constructor() {
    super();
    this.state = 'connecting';
    this.lastId = null;
    this.heard = performance.now();
  }

  connectedCallback() {
    super.connectedCallback();
    this.open = true;
    this.watch = setInterval(() => this.#look(), 250);
    this.#follow();
  }

  disconnectedCallback() {
    this.open = false;
    clearInterval(this.watch);
    this.abort?.abort();
    super.disconnectedCallback();
  }

  render() {
    const word = { live: this.wordLive, broken: this.wordBroken, connecting: this.wordConnecting }[this.state];
    return html`<p class=${this.state} role=${this.state === 'broken' ? 'alert' : 'status'}>${word ?? this.state}</p>`;
  }

  #look() {
    if (performance.now() - this.heard > SILENCE) {
      this.state = 'broken';
      this.abort?.abort();
    }
  }

  async #follow() {
    while (this.open) {
      this.abort = new AbortController();
      try {
        await this.#once(this.abort.signal);
      } catch (e) {
        if (e?.name === 'SignedOut') {
          this.state = 'broken';
          clearInterval(this.watch);
          location.reload();
          return;
        }
      }
      if (this.open) {
        await new Promise(done => setTimeout(done, AGAIN));
      }
    }
  }

  async #once(signal) {
    const headers = { Accept: 'text/event-stream' };
    if (this.lastId !== null) {
      headers['Last-Event-ID'] = this.lastId;
    }
    const patience = setTimeout(() => this.abort.abort(), SILENCE * 2);
    const answer = await fetch(this.src, { headers, signal, credentials: 'same-origin', cache: 'no-store' });
    clearTimeout(patience);
    if (answer.status === 401) {
      throw Object.assign(new Error('signed out'), { name: 'SignedOut' });
    }
    if (!answer.ok || !answer.body) {
      return;
    }
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return;
      }
      this.heard = performance.now();
      this.state = 'live';
      rest += value;
      const frames = rest.replace(/\r\n?/g, '\n').split('\n\n');
      rest = frames.pop();
      frames.forEach(frame => this.#take(frame));
    }
  }

  #take(frame) {
    const event = { name: 'message', id: null, data: [] };
    for (const line of frame.split('\n')) {
      const colon = line.indexOf(':');
      if (colon < 1) {
        continue;
      }
      const field = line.slice(0, colon);
      const value = line.slice(colon + 1).replace(/^ /, '');
      if (field === 'data') event.data.push(value);
      if (field === 'event') event.name = value;
      if (field === 'id') event.id = value;
    }
    if (event.id !== null) {
      this.lastId = event.id;
    }
    if (event.data.length > 0) {
      this.dispatchEvent(new CustomEvent('live', {
        bubbles: true, composed: true, detail: { name: event.name, id: event.id, data: event.data.join('\n') },
      }));
    }
  }
}
customElements.define('live-stream', LiveStream);
