// The primitives of GW1 on top of Node's own crypto and @noble/post-quantum. Written from the specification only.
import crypto from 'node:crypto';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';

export const ascii = (text) => Buffer.from(text, 'latin1');
export const cat = (...parts) => Buffer.concat(parts.map((p) => Buffer.from(p)));
export const u8 = (n) => Buffer.from([n]);
export const u16 = (n) => { const b = Buffer.alloc(2); b.writeUInt16BE(n); return b; };
export const u24 = (n) => Buffer.from([(n >>> 16) & 255, (n >>> 8) & 255, n & 255]);
export const u32 = (n) => { const b = Buffer.alloc(4); b.writeUInt32BE(n >>> 0); return b; };
export const v16 = (x) => cat(u16(x.length), x);
export const random = (n) => crypto.randomBytes(n);
export const same = (a, b) => a.length === b.length && crypto.timingSafeEqual(a, b);

export const H = (...parts) => crypto.createHash('sha256').update(cat(...parts)).digest();
export const hmac = (key, ...parts) => crypto.createHmac('sha256', key).update(cat(...parts)).digest();
export const extract = (salt, ikm) => hmac(salt, ikm);

export function expand(prk, label, ctx = Buffer.alloc(0), n = 32) {
  const name = ascii('GW1 ' + label);
  const info = cat(u16(n), u8(name.length), name, u8(ctx.length), ctx);
  let block = Buffer.alloc(0);
  let out = Buffer.alloc(0);
  for (let i = 1; out.length < n; i++) {
    block = hmac(prk, block, info, u8(i));
    out = cat(out, block);
  }
  return out.subarray(0, n);
}

export function gcmSeal(key, nonce, aad, plain) {
  const c = crypto.createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  c.setAAD(aad);
  return cat(c.update(plain), c.final(), c.getAuthTag());
}

export function gcmOpen(key, nonce, aad, sealed) {
  if (sealed.length < 16) throw new Error('sealed text is too short');
  const d = crypto.createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  d.setAAD(aad);
  d.setAuthTag(sealed.subarray(sealed.length - 16));
  return cat(d.update(sealed.subarray(0, sealed.length - 16)), d.final());
}

const X_PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');
const X_PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');

export function x25519(scalar) {
  const privateKey = crypto.createPrivateKey({ key: cat(X_PRIVATE, scalar), format: 'der', type: 'pkcs8' });
  const spki = crypto.createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.subarray(X_PUBLIC.length),
    agree(other) {
      const publicKey = crypto.createPublicKey({ key: cat(X_PUBLIC, other), format: 'der', type: 'spki' });
      const shared = crypto.diffieHellman({ privateKey, publicKey });
      if (shared.every((b) => b === 0)) throw new Error('x25519: small order');
      return shared;
    },
  };
}

export function mlkem(seed) {
  const { publicKey, secretKey } = ml_kem768.keygen(seed);
  return { publicKey: Buffer.from(publicKey), decapsulate: (ct) => Buffer.from(ml_kem768.decapsulate(ct, secretKey)) };
}

export function encapsulate(ek, message) {
  const { cipherText, sharedSecret } = ml_kem768.encapsulate(ek, message);
  return { ciphertext: Buffer.from(cipherText), secret: Buffer.from(sharedSecret) };
}

export const spkiOf = (key) => crypto.createPublicKey(key).export({ format: 'der', type: 'spki' });

export function publicKeyOf(spki) {
  const key = crypto.createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const { modulusLength, publicExponent } = key.asymmetricKeyDetails;
  const canonical = key.export({ format: 'der', type: 'spki' }).equals(spki);
  if (key.asymmetricKeyType !== 'rsa' || ![3072, 4096].includes(modulusLength) || publicExponent !== 65537n || !canonical) {
    throw new Error('SPKI is not accepted');
  }
  return key;
}

const pssMessage = (label, message) => cat(ascii(label), u8(0), message);
const PSS = { padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };

export const pssSign = (key, label, message) =>
  crypto.sign('sha256', pssMessage(label, message), { key, ...PSS });
export const pssVerify = (spki, label, message, signature) =>
  crypto.verify('sha256', pssMessage(label, message), { key: publicKeyOf(spki), ...PSS }, signature);

const OAEP = { padding: crypto.constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };

export const oaepEncrypt = (spki, label, message) =>
  crypto.publicEncrypt({ key: publicKeyOf(spki), ...OAEP, oaepLabel: label }, message);
export const oaepDecrypt = (key, label, ciphertext) =>
  crypto.privateDecrypt({ key, ...OAEP, oaepLabel: label }, ciphertext);

// RFC 8017 with chosen salt and seed, so that vectors can be made again to the byte.

function mgf1(seed, n) {
  let out = Buffer.alloc(0);
  for (let i = 0; out.length < n; i++) out = cat(out, H(seed, u32(i)));
  return out.subarray(0, n);
}

const xor = (a, b) => Buffer.from(a.map((x, i) => x ^ b[i]));
const RAW = crypto.constants.RSA_NO_PADDING;

export function pssSignWithSalt(key, label, message, salt) {
  const k = spkiModulusBytes(key);
  const h = H(Buffer.alloc(8), H(pssMessage(label, message)), salt);
  const db = cat(Buffer.alloc(k - 32 - salt.length - 2), u8(1), salt);
  const masked = xor(db, mgf1(h, db.length));
  masked[0] &= 0x7f;
  return crypto.privateEncrypt({ key, padding: RAW }, cat(masked, h, u8(0xbc)));
}

export function oaepEncryptWithSeed(spki, label, message, seed) {
  const key = publicKeyOf(spki);
  const k = spkiModulusBytes(key);
  const db = cat(H(label), Buffer.alloc(k - message.length - 66), u8(1), message);
  const maskedDb = xor(db, mgf1(seed, db.length));
  const maskedSeed = xor(seed, mgf1(maskedDb, 32));
  return crypto.publicEncrypt({ key, padding: RAW }, cat(u8(0), maskedSeed, maskedDb));
}

const spkiModulusBytes = (key) => key.asymmetricKeyDetails.modulusLength / 8;
