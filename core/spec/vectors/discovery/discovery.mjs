// Makes discovery.json: a token and a request's MAC as DISCOVERY.md sections 4 and 5 say, by Node's own crypto.
// Run: node discovery.mjs > discovery.json
import crypto from "node:crypto";

const sha256 = (...parts) => parts.reduce((h, p) => h.update(p), crypto.createHash("sha256")).digest();
const pkcs8 = (scalar) => crypto.createPrivateKey({
  key: Buffer.concat([Buffer.from("302e020100300506032b656e04220420", "hex"), scalar]), format: "der", type: "pkcs8" });
const raw = (key) => crypto.createPublicKey(key).export({ format: "der", type: "spki" }).subarray(12);

const peerScalar = Buffer.alloc(32, 0x11);
const serverScalar = Buffer.alloc(32, 0x22);
const peer = pkcs8(peerScalar), server = pkcs8(serverScalar);
const record = Buffer.from("not a real record, any bytes do here");
const registration = Buffer.concat([Buffer.from([0, record.length]), record, raw(peer)]);
const shared = crypto.diffieHellman({ privateKey: peer, publicKey: crypto.createPublicKey(server) });
const salt = sha256(registration, raw(server));
const token = Buffer.from(crypto.hkdfSync("sha256", shared, salt, "GW1 discovery token", 32));

const id = sha256(Buffer.from("some peer"));
const path = `/v1/peers/${id.toString("hex")}/heartbeat`;
const sequence = 42;
const seq = Buffer.alloc(8); seq.writeBigUInt64BE(BigInt(sequence));
const body = Buffer.from("{}");
const mac = crypto.createHmac("sha256", token)
  .update("GW1 discovery request\0").update("PUT").update("\0").update(path).update("\0")
  .update(id).update(seq).update(sha256(body)).digest("hex");

const hex = (b) => b.toString("hex");
console.log(JSON.stringify({
  peerScalar: hex(peerScalar), serverScalar: hex(serverScalar), peerKey: hex(raw(peer)), serverKey: hex(raw(server)),
  record: hex(record), registration: hex(registration), shared: hex(shared), salt: hex(salt), token: hex(token),
  id: hex(id), method: "PUT", path, sequence, body: body.toString(),
  authorization: `GW1-HMAC seq=${sequence},mac=${mac}` }, null, 2));
