// A push service and the browser behind it: prints its subscription, then what each push says once decrypted and its sender verified.
import crypto from "node:crypto";
import http from "node:http";
import ece from "http_ece";
import jws from "jws";

const browser = crypto.createECDH("prime256v1");
browser.generateKeys();
const secret = crypto.randomBytes(16);
const [, , firstStatus = "201"] = process.argv;
let asked = 0;

function verified(authorization, origin) {
  const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization);
  const raw = Buffer.from(key, "base64url");
  const jwk = { kty: "EC", crv: "P-256", x: raw.subarray(1, 33).toString("base64url"), y: raw.subarray(33).toString("base64url") };
  const pem = crypto.createPublicKey({ key: jwk, format: "jwk" }).export({ type: "spki", format: "pem" });
  const claims = [jws.decode(token).payload].map((p) => (typeof p === "string" ? JSON.parse(p) : p))[0];
  const left = claims.exp - Date.now() / 1000;
  return jws.verify(token, "ES256", pem) && claims.aud === origin && left > 0 && left <= 24 * 3600 && /^(mailto|https):/.test(claims.sub);
}

const server = http.createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    asked++;
    const status = asked === 1 ? Number(firstStatus) : 201;
    const origin = "http://127.0.0.1:" + server.address().port;
    const text = ece.decrypt(Buffer.concat(parts), { version: "aes128gcm", privateKey: browser, authSecret: secret.toString("base64url") });
    const { ttl, urgency, topic, authorization } = request.headers;
    console.log(JSON.stringify({ status, ttl: Number(ttl), urgency, topic, verified: verified(authorization, origin), text: JSON.parse(text.toString()) }));
    response.writeHead(status, { "Retry-After": "0" }).end();
  });
});
server.listen(0, "127.0.0.1", () => {
  const endpoint = "http://127.0.0.1:" + server.address().port + "/push/1";
  console.log(JSON.stringify({ endpoint, keys: { p256dh: browser.getPublicKey("base64url"), auth: secret.toString("base64url") } }));
});
process.stdin.on("end", () => process.exit(0)).resume();
