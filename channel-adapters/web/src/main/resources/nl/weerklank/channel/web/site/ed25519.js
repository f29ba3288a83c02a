// Verifies Ed25519 signatures (RFC 8032 §5.1.7) in plain arithmetic, for browsers whose WebCrypto cannot.
const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (a, m = P) => ((a % m) + m) % m;
const power = (base, exponent) => {
  let result = 1n;
  for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = (b * b) % P) if (e & 1n) result = (result * b) % P;
  return result;
};
const D = mod(-121665n * power(121666n, P - 2n));
const ROOT = power(2n, (P - 1n) / 4n);
const number = (bytes) => bytes.reduceRight((n, b) => (n << 8n) | BigInt(b), 0n);
const add = ([x, y, z, t], [u, v, w, s]) => {
  const a = mod((y - x) * (v - u));
  const b = mod((y + x) * (v + u));
  const c = mod(2n * t * s * D);
  const d = mod(2n * z * w);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
};
const times = (point, scalar) => {
  let sum = [0n, 1n, 1n, 0n];
  for (let p = point, n = scalar; n > 0n; n >>= 1n, p = add(p, p)) if (n & 1n) sum = add(sum, p);
  return sum;
};
const point = (bytes) => {
  const all = number(bytes);
  const y = all & (2n ** 255n - 1n);
  if (y >= P) return null;
  const u = mod(y * y - 1n);
  const v = mod(D * y * y + 1n);
  let x = mod(u * v ** 3n * power(mod(u * v ** 7n), (P - 5n) / 8n));
  if (mod(v * x * x) !== u) x = mod(x * ROOT);
  if (mod(v * x * x) !== u) return null;
  const sign = all >> 255n;
  if (x === 0n && sign === 1n) return null;
  if ((x & 1n) !== sign) x = P - x;
  return [x, y, 1n, mod(x * y)];
};
const BASE = point(Uint8Array.from([0x58, ...new Array(31).fill(0x66)]));
const same = ([x, y, z], [u, v, w]) => mod(x * w) === mod(u * z) && mod(y * w) === mod(v * z);

export async function verify(key, signature, message) {
  if (key.length !== 32 || signature.length !== 64) return false;
  const r = signature.slice(0, 32);
  const s = number(signature.slice(32));
  const [a, b] = [point(key), point(r)];
  if (!a || !b || s >= L) return false;
  const digest = await crypto.subtle.digest("SHA-512", Uint8Array.from([...r, ...key, ...message]));
  const k = mod(number(new Uint8Array(digest)), L);
  return same(times(BASE, s), add(b, times(a, k)));
}
