// Makes ../gw1.json: one handshake, records of both directions, a rekey and a joined stream, all from fixed inputs.
import crypto from 'node:crypto';
import fs from 'node:fs';
import * as p from './primitives.mjs';
import * as g from './gw1.mjs';

const keys = new URL('../../../src/test/resources/keys/', import.meta.url);
const pem = (name) => crypto.createPrivateKey(fs.readFileSync(new URL(`test-only-3072-${name}.pem`, keys)));
const fixed = (label, n) => crypto.createHash('shake256', { outputLength: n }).update('godwit gw1 vectors ' + label).digest();
const check = (what, ok) => { if (!ok) throw new Error(what); };
const out = {};
const put = (name, bytes) => { out[name] = Buffer.from(bytes).toString('hex'); return bytes; };

const alice = pem('alice');
const bob = pem('bob');
const wrap = pem('wrap-1');
const spkiI = put('spki_I', p.spkiOf(alice));
const spkiR = put('spki_R', p.spkiOf(bob));
const wrapSpki = put('wrapSPKI_I', p.spkiOf(wrap));
put('peerID_I', p.H(spkiI));
const peerIdR = put('peerID_R', p.H(spkiR));

// HELLO
const randomI = put('random_I', fixed('random_I', 32));
const dhI = p.x25519(put('x25519_I scalar', fixed('x25519_I', 32)));
const kem = p.mlkem(put('mlkem seed d z', fixed('mlkem seed', 64)));
put('x25519_I', dhI.publicKey);
put('mlkem_ek', kem.publicKey);
const hello = put('HELLO', g.encodeHello({ random: randomI, x25519: dhI.publicKey, ek: kem.publicKey, wrapSpki, peerIdR }));
put('gate', hello.subarray(-32));

// SESSION
const randomR = put('random_R', fixed('random_R', 32));
const dhR = p.x25519(put('x25519_R scalar', fixed('x25519_R', 32)));
const enc = p.encapsulate(kem.publicKey, put('mlkem m', fixed('mlkem m', 32)));
const kRsa = put('k_rsa', fixed('k_rsa', 32));
put('x25519_R', dhR.publicKey);
put('mlkem_ct', enc.ciphertext);
const open = g.sessionOpen({ random: randomR, x25519: dhR.publicKey, ct: enc.ciphertext });
const label = put('oaep label', p.H(hello, open));
const oaep = put('oaep', p.oaepEncryptWithSeed(wrapSpki, label, kRsa, put('oaep seed', fixed('oaep seed', 32))));
check('oaep', p.oaepDecrypt(wrap, label, oaep).equals(kRsa));
const agreed = g.sessionAgreed(open, oaep);
const shared = put('x25519_shared', dhR.agree(dhI.publicKey));
check('x25519', shared.equals(dhI.agree(dhR.publicKey)));
check('mlkem', enc.secret.equals(kem.decapsulate(enc.ciphertext)));
put('mlkem_shared', enc.secret);
const s = new g.Schedule(hello, agreed, shared, enc.secret, kRsa);
put('th1', s.th1);
put('prk', s.prk);
const thR = put('th_r', s.thR(spkiR));
const sigR = p.pssSignWithSalt(bob, 'GW1 responder signature', thR, put('sig_R salt', fixed('sig_R salt', 32)));
check('sig_R', p.pssVerify(spkiR, 'GW1 responder signature', thR, sigR));
const proofR = { spki: spkiR, sig: put('sig_R', sigR), mac: put('mac_R', s.macR(thR)) };
put('key hs r', p.expand(s.prk, 'hs r'));
put('key mac r', p.expand(s.prk, 'mac r'));
const sealedR = put('sealed_R', s.sealR(proofR));
put('SESSION', g.encodeSession(agreed, sealedR));

// AUTH
const thI = put('th_i', s.thI(thR, proofR, spkiI));
const sigI = p.pssSignWithSalt(alice, 'GW1 initiator signature', thI, put('sig_I salt', fixed('sig_I salt', 32)));
check('sig_I', p.pssVerify(spkiI, 'GW1 initiator signature', thI, sigI));
const proofI = { spki: spkiI, sig: put('sig_I', sigI), mac: put('mac_I', s.macI(thI)) };
put('key hs i', p.expand(s.prk, 'hs i'));
put('key mac i', p.expand(s.prk, 'mac i'));
put('AUTH', s.sealI(sealedR, proofI));

// Session
const ms = put('ms', s.master(thI, proofI));
const session = g.sessionOf(ms);
for (const [name, key] of [['app_i', 'appI'], ['app_r', 'appR'], ['exporter', 'exporter'], ['join', 'join'],
  ['session_id', 'sessionId'], ['channel_binding', 'channelBinding']]) put(name, session[key]);

// Records: READY and LIMITS, then one message, then a rekey and one more message in each direction.
const i = new g.Direction(session.appI);
const r = new g.Direction(session.appR);
for (const [name, d] of [['i', i], ['r', r]]) {
  put(`key ${name}`, d.key);
  put(`iv ${name}`, d.iv);
}
const limits = g.limitsData(262144, 256, 16);
put('record r 0 READY', r.seal(g.KIND.READY, 0, p.cat(p.u8(0), limits)));
put('record i 0 LIMITS', i.seal(g.KIND.LIMITS, 0, limits));
put('message', p.ascii('forty-two bytes that are not a whole block'));
for (const [name, d] of [['i', i], ['r', r]]) {
  put(`record ${name} 1 message`, d.seal(0x16, 0x01020304, p.ascii('forty-two bytes that are not a whole block')));
  put(`record ${name} 2 REKEY`, d.seal(g.KIND.REKEY, 0, Buffer.alloc(0)));
  d.rekey();
  put(`app ${name} after rekey`, d.app);
  put(`key ${name} after rekey`, d.key);
  put(`iv ${name} after rekey`, d.iv);
  put(`record ${name} 3 message after rekey`, d.seal(0x16, 5, p.ascii('forty-two bytes that are not a whole block')));
  put(`record ${name} 4 CLOSE`, d.seal(g.KIND.CLOSE, 0, p.u8(0)));
}

// JOIN
const joinRandomI = put('join random_I', fixed('join random_I', 32));
const joinRandomR = put('join random_R', fixed('join random_R', 32));
const j = put('join j', g.joinJ(session.sessionId, 1, joinRandomI));
put('jm', g.joinMacKey(session.join));
put('JOIN', p.cat(j, g.joinMac(session.join, j)));
put('JOIN_OK', p.cat(joinRandomR, g.joinOkMac(session.join, j, joinRandomR)));
const joinMs = put('join ms', g.joinMaster(session.join, j, joinRandomR));
put('join app_i', g.sessionOf(joinMs).appI);
put('join app_r', g.sessionOf(joinMs).appR);
put('join record i 0', new g.Direction(g.sessionOf(joinMs).appI).seal(0x16, 1, p.ascii('x')));

fs.writeFileSync(new URL('../gw1.json', import.meta.url), JSON.stringify(out, null, 1) + '\n');
console.log(`${Object.keys(out).length} values, HELLO ${hello.length + 4} SESSION ${out.SESSION.length / 2 + 4} AUTH ${out.AUTH.length / 2 + 4} bytes`);
