// An independent siren controller on npm modbus-serial. Modes: plain, liar, signed (with the park's secret and the post's id).
"use strict";
const crypto = require("crypto");
const { ServerTCP } = require("modbus-serial");

const [mode, secret, post] = process.argv.slice(2);
const IDLE = 0, SOUNDING = 2;
const holding = new Uint16Array(256);
const input = new Uint16Array(64);
const say = (line) => console.log(line);

function show(state, watts) {
  const honest = mode === "liar" ? 8 : watts;
  if (mode === "signed") {
    holding[0] = state;
    holding[1] = 7;
    holding[3] = honest;
    holding[4] = honest;
  } else {
    input[0] = state;
    input[1] = honest;
  }
}

function key() {
  return crypto.createHmac("sha256", Buffer.from(secret, "hex"))
    .update("weerklank siren proof 2").update(post).digest();
}

let lastCounter = 0n;
function carryOutSigned() {
  const block = Buffer.alloc(64);
  for (let i = 0; i < 32; i++) block.writeUInt16BE(holding[100 + i], 2 * i);
  const command = block.subarray(0, 32);
  const proof = crypto.createHmac("sha256", key()).update("weerklank siren proof 2").update(command).digest();
  const counter = command.readBigUInt64BE(24);
  const genuine = crypto.timingSafeEqual(proof, block.subarray(32));
  if (!genuine || counter <= lastCounter) {
    holding[5] = genuine ? 3 : 2;
    holding[7]++;
    say("REFUSED " + (genuine ? "replayed" : "forged"));
    return;
  }
  lastCounter = counter;
  holding[5] = 1;
  const signal = command.readUInt16BE(0);
  say("ACCEPTED signal " + signal + " seconds " + command.readUInt16BE(2) + " runs " + command.readUInt16BE(4));
  if (signal !== 0) {
    for (let i = 0; i < 4; i++) {
      holding[8 + i] = command.readUInt16BE(16 + 2 * i);
      holding[12 + i] = command.readUInt16BE(8 + 2 * i);
    }
  }
  show(signal === 0 ? IDLE : SOUNDING, signal === 0 ? 8 : 800);
}

const vector = {
  getHoldingRegister: (address) => holding[address],
  getInputRegister: (address) => input[address],
  setRegister: (address, value) => {
    holding[address] = value;
    if (mode === "signed") {
      if (address === 131) carryOutSigned();
      return;
    }
    say("SET reg " + address + " " + value);
    if (address === 12) show(value === 1 ? SOUNDING : IDLE, value === 1 ? 800 : 8);
  },
};

show(IDLE, 8);
const server = new ServerTCP(vector, { host: "127.0.0.1", port: 0, unitID: 1 });
server.on("initialized", () => say("LISTENING " + server._server.address().port));
server.on("serverError", (error) => say("ERROR " + error));
