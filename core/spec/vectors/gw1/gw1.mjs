// GW1: messages, key schedule, records. Written from the specification and PROTOCOL.md sections 1 to 3 only.
import {
  ascii, cat, u8, u16, u24, u32, v16, H, hmac, extract, expand, gcmSeal, gcmOpen, same,
} from './primitives.mjs';

export const TYPE = { HELLO: 1, SESSION: 2, AUTH: 3, JOIN: 4, JOIN_OK: 5, ALERT: 0x15, RECORD: 0x17 };
export const KIND = { READY: 1, REKEY: 2, CLOSE: 5, LIMITS: 6 };
export const MAGIC = Buffer.from('GODWIT\0\x01', 'latin1');
const ZERO_NONCE = Buffer.alloc(12);

/** Takes fields off a body in order. */
export class Fields {
  constructor(body) { this.body = body; this.at = 0; }
  bytes(n) {
    if (this.at + n > this.body.length) throw new Error('cut short');
    this.at += n;
    return this.body.subarray(this.at - n, this.at);
  }
  u8() { return this.bytes(1)[0]; }
  u16() { return this.bytes(2).readUInt16BE(); }
  u32() { return this.bytes(4).readUInt32BE(); }
  v16() { return this.bytes(this.u16()); }
  end() { if (this.at !== this.body.length) throw new Error('trailing bytes'); }
}

export const gateOf = (peerIdR, open) => hmac(H(ascii('GW1 gate'), peerIdR), open);

export function encodeHello({ random, x25519, ek, wrapSpki, peerIdR, versions = [1], suites = [1] }) {
  const open = cat(MAGIC, u8(versions.length), ...versions.map(u16), u8(suites.length), ...suites.map(u16),
    random, x25519, ek, v16(wrapSpki), v16(Buffer.alloc(0)));
  return cat(open, gateOf(peerIdR, open));
}

export function decodeHello(body, peerIdR) {
  const f = new Fields(body);
  if (!f.bytes(8).equals(MAGIC)) throw new Error('magic');
  if (!same(gateOf(peerIdR, body.subarray(0, -32)), body.subarray(-32))) throw new Error('gate');
  const list = () => Array.from({ length: f.u8() }, () => f.u16());
  const versions = list();
  const suites = list();
  for (const l of [versions, suites]) if (l.length < 1 || l.length > 16 || !l.includes(1)) throw new Error('offer');
  const hello = { random: f.bytes(32), x25519: f.bytes(32), ek: f.bytes(1184), wrapSpki: f.v16() };
  if (f.v16().length) throw new Error('extensions');
  f.bytes(32);
  f.end();
  return hello;
}

export const sessionOpen = ({ random, x25519, ct }) => cat(u16(1), u16(1), random, x25519, ct);
export const sessionAgreed = (open, oaep) => cat(open, v16(oaep));
export const encodeSession = (agreed, sealedR) => cat(agreed, v16(sealedR));

export function decodeSession(body) {
  const f = new Fields(body);
  if (f.u16() !== 1 || f.u16() !== 1) throw new Error('version or suite');
  const random = f.bytes(32);
  const x25519 = f.bytes(32);
  const ct = f.bytes(1088);
  const open = body.subarray(0, f.at);
  const oaep = f.v16();
  const agreed = body.subarray(0, f.at);
  const sealedR = f.v16();
  f.end();
  return { random, x25519, ct, open, oaep, agreed, sealedR };
}

export const encodeProof = (p) => cat(v16(p.spki), v16(p.sig), p.mac);
export function decodeProof(plain) {
  const f = new Fields(plain);
  const proof = { spki: f.v16(), sig: f.v16(), mac: f.bytes(32) };
  f.end();
  return proof;
}

/** Every value derived before the traffic secrets; names as in the specification. */
export class Schedule {
  constructor(hello, agreed, x25519Shared, mlkemShared, kRsa) {
    this.th1 = H(hello, agreed);
    this.prk = extract(this.th1, cat(x25519Shared, mlkemShared, kRsa));
  }
  thR(spkiR) { return H(ascii('GW1 th r'), this.th1, v16(spkiR)); }
  thI(thR, proofR, spkiI) { return H(ascii('GW1 th i'), thR, v16(proofR.sig), proofR.mac, v16(spkiI)); }
  macR(thR) { return hmac(expand(this.prk, 'mac r'), thR); }
  macI(thI) { return hmac(expand(this.prk, 'mac i'), thI); }
  sealR(proof) { return gcmSeal(expand(this.prk, 'hs r'), ZERO_NONCE, this.th1, encodeProof(proof)); }
  openR(sealed) { return decodeProof(gcmOpen(expand(this.prk, 'hs r'), ZERO_NONCE, this.th1, sealed)); }
  aadI(sealedR) { return H(this.th1, sealedR); }
  sealI(sealedR, proof) { return gcmSeal(expand(this.prk, 'hs i'), ZERO_NONCE, this.aadI(sealedR), encodeProof(proof)); }
  openI(sealedR, sealed) { return decodeProof(gcmOpen(expand(this.prk, 'hs i'), ZERO_NONCE, this.aadI(sealedR), sealed)); }
  master(thI, proofI) { return expand(this.prk, 'master', H(thI, v16(proofI.sig), proofI.mac)); }
}

export function sessionOf(ms) {
  const exporter = expand(ms, 'exporter');
  return {
    appI: expand(ms, 'app i'), appR: expand(ms, 'app r'), exporter, join: expand(ms, 'join'),
    sessionId: expand(exporter, 'session id', Buffer.alloc(0), 16),
    channelBinding: expand(exporter, 'channel binding'),
  };
}

export const joinMacKey = (join) => expand(join, 'join mac');
export const joinJ = (sessionId, index, randomI) => cat(sessionId, u16(index), randomI);
export const joinMac = (join, j) => hmac(joinMacKey(join), ascii('GW1 join'), j);
export const joinOkMac = (join, j, randomR) => hmac(joinMacKey(join), ascii('GW1 join ok'), j, randomR);
export const joinMaster = (join, j, randomR) => extract(H(j, randomR), join);

/** One direction of the record layer. */
export class Direction {
  constructor(app) { this.start(app); }
  start(app) {
    this.app = app;
    this.key = expand(app, 'key');
    this.iv = expand(app, 'iv', Buffer.alloc(0), 12);
    this.seq = 0n;
  }
  rekey() { this.start(expand(this.app, 'rekey')); }
  nonce() {
    const counter = Buffer.alloc(12);
    counter.writeBigUInt64BE(this.seq++, 4);
    return Buffer.from(this.iv.map((b, i) => b ^ counter[i]));
  }
  seal(kind, stream, data) {
    const plain = cat(u8(kind), u32(stream), data);
    const header = cat(u8(TYPE.RECORD), u24(plain.length + 16));
    return cat(header, gcmSeal(this.key, this.nonce(), header, plain));
  }
  open(header, ciphertext) {
    const plain = gcmOpen(this.key, this.nonce(), header, ciphertext);
    return { kind: plain[0], stream: plain.readUInt32BE(1), data: plain.subarray(5) };
  }
}

export const limitsData = (recordData, requests, streams) => cat(u32(recordData), u16(requests), u8(streams));
