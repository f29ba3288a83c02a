// A channel adapter that knows nothing but the topics: it takes orders from orders.<channel>, checks them as the last hop
// must, "emits" by printing, and reports. Needs Node 18 or newer and kcat.
// Usage: node adapter.mjs <bootstrap servers> <channel> <trust file> [stop after so many orders]
import { spawn, spawnSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [brokers, channel, trustFile, stopAfter = '0'] = process.argv.slice(2);
const instance = `${channel}-example`;

// Trust file: one key a line, "key-id MODE[,MODE] base64-of-SubjectPublicKeyInfo"; # begins a comment.
const trust = new Map();
for (const line of readFileSync(trustFile, 'utf8').split('\n')) {
  if (!line.trim() || line.startsWith('#')) continue;
  const [id, modes, key] = line.trim().split(/\s+/);
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
  trust.set(id, { modes: modes.split(','), publicKey });
}

class Refusal extends Error {
  constructor(fault, reason) { super(reason); this.fault = fault; }
}

// The alert inside is a flattened JWS: EdDSA over "<protectedHeader>.<payload>".
function genuine(signed) {
  const header = JSON.parse(Buffer.from(signed.protectedHeader, 'base64url'));
  const key = trust.get(header.kid);
  const fits = header.alg === 'EdDSA' && header.typ === 'weerklank-alert+json' && !header.crit && key
    && verify(null, Buffer.from(`${signed.protectedHeader}.${signed.payload}`), key.publicKey, Buffer.from(signed.signature, 'base64url'));
  if (!fits) throw new Refusal('BAD_SIGNATURE', 'the signature does not fit the alert');
  const event = JSON.parse(Buffer.from(signed.payload, 'base64url'));
  if (!key.modes.includes(event.mode)) throw new Refusal('BAD_SIGNATURE', `key ${header.kid} may not sign ${event.mode}`);
  if (event.alertId !== signed.alertId || event.version !== signed.version) throw new Refusal('BAD_SIGNATURE', 'id or version differ');
  return event;
}

// Cells are H3 indexes in hexadecimal, resolution 8 or coarser; a coarse one stands for all cells inside it.
function withSelfAndParents(cell) {
  let index = BigInt(`0x${cell}`);
  const all = [cell];
  for (let res = Number((index >> 52n) & 15n); res > 0; res--) {
    index = (index & ~(15n << 52n)) | (BigInt(res - 1) << 52n) | (7n << BigInt(3 * (15 - res)));
    all.push(index.toString(16));
  }
  return all;
}
const within = (cells, area) => {
  const named = new Set(area);
  return cells.every(cell => withSelfAndParents(cell).some(one => named.has(one)));
};

const fence = new Map(); // newest version of each alert; a real adapter also follows topic alerts from its beginning
const done = new Set(); // order ids; a real adapter keeps them, or reads back what its network emits

function check(order) {
  const event = genuine(order.signed);
  fence.set(event.alertId, Math.max(fence.get(event.alertId) ?? 0, event.version));
  if (order.channel !== channel) throw new Refusal('MALFORMED', `the order is for ${order.channel}`);
  if (order.alertId !== event.alertId || order.version !== event.version) throw new Refusal('BAD_SIGNATURE', 'not the alert that was signed');
  if (order.mode !== event.mode) throw new Refusal('MODE_NOT_PERMITTED', `the order says ${order.mode}, the alert ${event.mode}`);
  if (event.kind === 'CANCEL' && order.action !== 'STOP') throw new Refusal('SUPERSEDED', 'a cancel emits nothing');
  if (order.action !== 'STOP' && !within(order.cells, event.target)) throw new Refusal('WIDER_THAN_APPROVED', 'cells outside the approved area');
  if (Date.now() >= Math.min(Date.parse(order.expires), Date.parse(event.expires))) throw new Refusal('EXPIRED', `it expired at ${event.expires}`);
  if (fence.get(order.alertId) > order.version) throw new Refusal('SUPERSEDED', 'a newer version was issued');
  return event;
}

let sent = 0;
function report(order, outcome, detail) {
  const at = new Date().toISOString();
  const body = { schema: 1, orderId: order.orderId, alertId: order.alertId, version: order.version, channel, instance, at, cells: order.cells, outcome, detail };
  const headers = { ce_specversion: '1.0', ce_id: `${order.orderId}-${Date.now()}-${++sent}`, ce_type: 'nl.weerklank.channel.reported', ce_source: `/adapters/${instance}`, ce_time: at, 'content-type': 'application/json' };
  const kcat = spawnSync('kcat', ['-P', '-b', brokers, '-t', 'reports', '-k', order.alertId, '-X', 'acks=all',
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`])], { input: JSON.stringify(body) });
  if (kcat.status !== 0) throw new Error(`the report is not written: ${kcat.stderr}`);
}

let taken = 0;
function take(line) {
  const order = JSON.parse(line);
  if (done.has(order.orderId)) return;
  try {
    const event = check(order);
    done.add(order.orderId);
    report(order, { type: 'reached', rung: 'ACCEPTED' }, 'verified and taken on');
    if (event.mode === 'LIVE') {
      const info = event.cap.infos[0];
      console.log(`${order.action} ${order.alertId} v${order.version}: ${info.headline}`); // the network would be here
      report(order, { type: 'reached', rung: 'TRANSMITTED' }, 'printed');
    }
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    report(order, { type: 'failed', fault: refusal.fault }, refusal.message);
  }
  if (++taken === Number(stopAfter)) consumer.kill();
}

const consumer = spawn('kcat', ['-C', '-b', brokers, '-t', `orders.${channel}`, '-o', 'beginning', '-u', '-q']);
createInterface({ input: consumer.stdout }).on('line', take);
