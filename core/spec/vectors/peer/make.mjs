// Makes vectors.json: peer IDs in bech32m by the npm package "bech32", safety numbers and a signed peer record by
// Node's own crypto. Run: npm install && node make.mjs >vectors.json
import { bech32m } from "bech32";
import crypto from "node:crypto";
import fs from "node:fs";

const sha256 = (...parts) => crypto.createHash("sha256").update(Buffer.concat(parts)).digest();
const words = fs
  .readFileSync(new URL("../../../src/main/resources/io/godwit/core/peer/words.txt", import.meta.url), "ascii")
  .trim()
  .split("\n");

const ids = ["", "a", "b", "godwit"].map((text) => sha256(Buffer.from(text)));
ids.push(Buffer.alloc(32, 0), Buffer.alloc(32, 0xff));

function safetyNumber(one, other) {
  const pair = Buffer.concat([one, other].sort(Buffer.compare));
  let state = sha256(Buffer.from("GW1 safety number\0"), pair);
  for (let round = 0; round < 8192; round++) state = sha256(state, pair);
  const digits = Buffer.concat([sha256(state, Buffer.of(1)), sha256(state, Buffer.of(2))]);
  const groups = [];
  for (let i = 0; i < 12; i++) {
    groups.push(String(digits.readUIntBE(5 * i, 5) % 100000).padStart(5, "0"));
  }
  const bits = [...sha256(state, Buffer.of(3))].map((b) => b.toString(2).padStart(8, "0")).join("");
  const spoken = [];
  for (let i = 0; i < 18; i++) spoken.push(words[parseInt(bits.slice(11 * i, 11 * i + 11), 2)]);
  return { digits: groups.join(" "), words: spoken.join(" ") };
}

// RFC 8949, shortest forms only.
function head(major, value) {
  const n = BigInt(value);
  if (n < 24n) return Buffer.of((major << 5) | Number(n));
  const size = n < 0x100n ? 1 : n < 0x10000n ? 2 : n < 0x100000000n ? 4 : 8;
  const hex = n.toString(16).padStart(2 * size, "0");
  return Buffer.concat([Buffer.of((major << 5) | (24 + Math.log2(size))), Buffer.from(hex, "hex")]);
}
function cbor(value) {
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (typeof value === "string") {
    const utf8 = Buffer.from(value);
    return Buffer.concat([head(3, utf8.length), utf8]);
  }
  return head(0, value);
}

const key = crypto.createPrivateKey(fs.readFileSync(new URL("plain.pem", import.meta.url)));
const spki = crypto.createPublicKey(key).export({ type: "spki", format: "der" });

function signedRecord(sequence, expires, addresses, name, capabilities) {
  const record = cbor([1, sha256(spki), sequence, expires, addresses, name, capabilities]);
  const signature = crypto.sign("sha256", Buffer.concat([Buffer.from("GW1 peer record\0"), record]), {
    key,
    padding: crypto.constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 32,
  });
  return { sequence: String(sequence), expires, name, signed: cbor([record, spki, signature]).toString("hex") };
}

const four = (a, b, c, d, port) => [Buffer.of(a, b, c, d), port];
const six = [Buffer.from("20010db8000000000000000000000005", "hex"), 4001];
console.log(
  JSON.stringify(
    {
      ids: ids.map((id) => ({ hex: id.toString("hex"), text: bech32m.encode("gw", bech32m.toWords(id)) })),
      safetyNumbers: ids
        .slice(1)
        .map((id, i) => ({ one: ids[i].toString("hex"), other: id.toString("hex"), ...safetyNumber(ids[i], id) })),
      records: [
        signedRecord(0, 1800000000, [], "", []),
        signedRecord(9223372036854775807n, 253402300799, [four(203, 0, 113, 5, 4000), six], "Ada's 💻 laptop", ["a", "relay-1"]),
        signedRecord(23, 23, [four(10, 0, 0, 1, 65535)], "😀".repeat(43), []),
      ],
    },
    null,
    1,
  ),
);
