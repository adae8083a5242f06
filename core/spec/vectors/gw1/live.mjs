// GW1 over TCP, both roles, for live tests against another implementation.
import net from 'node:net';
import { once } from 'node:events';
import * as p from './primitives.mjs';
import * as g from './gw1.mjs';

/** A socket with exact reads; nothing beyond what was asked for is consumed. */
export class Wire {
  constructor(socket) {
    this.socket = socket;
    this.chunks = Buffer.alloc(0);
    this.ended = false;
    this.wake = () => {};
    socket.on('data', (d) => { this.chunks = p.cat(this.chunks, d); this.wake(); });
    const end = () => { this.ended = true; this.wake(); };
    socket.on('end', end).on('close', end).on('error', end);
  }
  static async connect(port) {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new Wire(socket);
  }
  async read(n) {
    while (this.chunks.length < n) {
      if (this.ended) throw new Error('the connection ended');
      await new Promise((resolve) => { this.wake = resolve; });
    }
    const out = this.chunks.subarray(0, n);
    this.chunks = this.chunks.subarray(n);
    return out;
  }
  write(bytes) { this.socket.write(bytes); }
  writeFrame(type, body) { this.write(p.cat(p.u8(type), p.u24(body.length), body)); }
  async readFrame(type, limit = 8192) {
    const header = await this.read(4);
    const length = header.readUIntBE(1, 3);
    if (length > limit) throw new Error('too large');
    const body = await this.read(length);
    if (header[0] === g.TYPE.ALERT) throw new Error('ALERT 0x' + body.toString('hex'));
    if (header[0] !== type) throw new Error(`frame type ${header[0]} instead of ${type}`);
    return body;
  }
  close() { this.socket.end(); }
}

/** Sealed records on a wire; sends a REKEY after every `rekeyEvery` records. */
export class Channel {
  constructor(wire, session, send, receive, rekeyEvery) {
    Object.assign(this, { wire, session, rekeyEvery, sent: 0, rekeysSeen: 0, rekeysSent: 0 });
    this.out = new g.Direction(send);
    this.in = new g.Direction(receive);
  }
  send(kind, stream, data) {
    if (this.rekeyEvery && ++this.sent % this.rekeyEvery === 0) {
      this.wire.write(this.out.seal(g.KIND.REKEY, 0, Buffer.alloc(0)));
      this.out.rekey();
      this.rekeysSent++;
    }
    this.wire.write(this.out.seal(kind, stream, data));
  }
  async receive() {
    for (;;) {
      const header = await this.wire.read(4);
      if (header[0] === g.TYPE.ALERT) throw new Error('ALERT 0x' + (await this.wire.read(1)).toString('hex'));
      if (header[0] !== g.TYPE.RECORD) throw new Error('not a record');
      const record = this.in.open(header, await this.wire.read(header.readUIntBE(1, 3)));
      if (record.kind !== g.KIND.REKEY) return record;
      this.in.rekey();
      this.rekeysSeen++;
    }
  }
}

const MY_LIMITS = g.limitsData(262144, 256, 16);

function parseLimits(f) {
  const limits = { recordData: f.u32(), requests: f.u16(), streams: f.u8() };
  f.end();
  return limits;
}

export async function initiate(wire, { key, wrap, peerIdR, rekeyEvery }) {
  const dh = p.x25519(p.random(32));
  const kem = p.mlkem(p.random(64));
  const hello = g.encodeHello({ random: p.random(32), x25519: dh.publicKey, ek: kem.publicKey, wrapSpki: p.spkiOf(wrap), peerIdR });
  wire.writeFrame(g.TYPE.HELLO, hello);
  const reply = g.decodeSession(await wire.readFrame(g.TYPE.SESSION));
  let kRsa = p.random(32);
  try {
    kRsa = p.oaepDecrypt(wrap, p.H(hello, reply.open), reply.oaep);
  } catch { /* goes on with random bytes, as the specification asks */ }
  const s = new g.Schedule(hello, reply.agreed, dh.agree(reply.x25519), kem.decapsulate(reply.ct), kRsa);
  const proofR = s.openR(reply.sealedR);
  p.publicKeyOf(proofR.spki);
  if (!p.same(p.H(proofR.spki), peerIdR)) throw new Error('another peer');
  const thR = s.thR(proofR.spki);
  if (!p.pssVerify(proofR.spki, 'GW1 responder signature', thR, proofR.sig)) throw new Error('sig_R');
  if (!p.same(s.macR(thR), proofR.mac)) throw new Error('mac_R');
  const spki = p.spkiOf(key);
  const thI = s.thI(thR, proofR, spki);
  const proofI = { spki, sig: p.pssSign(key, 'GW1 initiator signature', thI), mac: s.macI(thI) };
  wire.writeFrame(g.TYPE.AUTH, s.sealI(reply.sealedR, proofI));
  const session = g.sessionOf(s.master(thI, proofI));
  const channel = new Channel(wire, session, session.appI, session.appR, rekeyEvery);
  channel.remote = p.H(proofR.spki);
  channel.send(g.KIND.LIMITS, 0, MY_LIMITS);
  const ready = await channel.receive();
  if (ready.kind !== g.KIND.READY || ready.stream !== 0) throw new Error('no READY');
  const f = new g.Fields(ready.data);
  const status = f.u8();
  channel.limits = parseLimits(f);
  if (status !== 0) throw new Error('refused 0x' + status.toString(16));
  return channel;
}

export async function respond(wire, { key, rekeyEvery }) {
  const spki = p.spkiOf(key);
  const hello = await wire.readFrame(g.TYPE.HELLO);
  const offer = g.decodeHello(hello, p.H(spki));
  if (p.publicKeyOf(offer.wrapSpki).asymmetricKeyDetails.modulusLength !== 3072) throw new Error('wrap key');
  const dh = p.x25519(p.random(32));
  const enc = p.encapsulate(offer.ek, p.random(32));
  const open = g.sessionOpen({ random: p.random(32), x25519: dh.publicKey, ct: enc.ciphertext });
  const kRsa = p.random(32);
  const agreed = g.sessionAgreed(open, p.oaepEncrypt(offer.wrapSpki, p.H(hello, open), kRsa));
  const s = new g.Schedule(hello, agreed, dh.agree(offer.x25519), enc.secret, kRsa);
  const thR = s.thR(spki);
  const proofR = { spki, sig: p.pssSign(key, 'GW1 responder signature', thR), mac: s.macR(thR) };
  const sealedR = s.sealR(proofR);
  wire.writeFrame(g.TYPE.SESSION, g.encodeSession(agreed, sealedR));
  const proofI = s.openI(sealedR, await wire.readFrame(g.TYPE.AUTH, 4096));
  p.publicKeyOf(proofI.spki);
  const thI = s.thI(thR, proofR, proofI.spki);
  if (!p.pssVerify(proofI.spki, 'GW1 initiator signature', thI, proofI.sig)) throw new Error('sig_I');
  if (!p.same(s.macI(thI), proofI.mac)) throw new Error('mac_I');
  const session = g.sessionOf(s.master(thI, proofI));
  const channel = new Channel(wire, session, session.appR, session.appI, rekeyEvery);
  channel.remote = p.H(proofI.spki);
  channel.send(g.KIND.READY, 0, p.cat(p.u8(0), MY_LIMITS));
  const first = await channel.receive();
  if (first.kind !== g.KIND.LIMITS || first.stream !== 0) throw new Error('no LIMITS');
  channel.limits = parseLimits(new g.Fields(first.data));
  return channel;
}

export async function join(wire, session, index, rekeyEvery) {
  const j = g.joinJ(session.sessionId, index, p.random(32));
  wire.writeFrame(g.TYPE.JOIN, p.cat(j, g.joinMac(session.join, j)));
  const f = new g.Fields(await wire.readFrame(g.TYPE.JOIN_OK));
  const randomR = f.bytes(32);
  if (!p.same(g.joinOkMac(session.join, j, randomR), f.bytes(32))) throw new Error('JOIN_OK');
  f.end();
  const keys = g.sessionOf(g.joinMaster(session.join, j, randomR));
  return new Channel(wire, session, keys.appI, keys.appR, rekeyEvery);
}

export async function answerJoin(wire, session, rekeyEvery) {
  const body = await wire.readFrame(g.TYPE.JOIN);
  const f = new g.Fields(body);
  const sessionId = f.bytes(16);
  f.u16();
  f.bytes(32);
  const mac = f.bytes(32);
  f.end();
  const j = body.subarray(0, 50);
  if (!p.same(sessionId, session.sessionId)) throw new Error('no such session');
  if (!p.same(g.joinMac(session.join, j), mac)) throw new Error('JOIN');
  const randomR = p.random(32);
  wire.writeFrame(g.TYPE.JOIN_OK, p.cat(randomR, g.joinOkMac(session.join, j, randomR)));
  const keys = g.sessionOf(g.joinMaster(session.join, j, randomR));
  return new Channel(wire, session, keys.appR, keys.appI, rekeyEvery);
}
